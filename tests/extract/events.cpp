// SPDX-License-Identifier: Apache-2.0
// From a sentence to its events, through the built-in model. Every sentence is our own.
#include "extract/extract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"

using namespace entente;

namespace {

struct Tables {
    Model model = Model::builtin();
    Ontology ontology = load_ontology();
    ActorLexicon lexicon = ActorLexicon::builtin();
    Gazetteer gazetteer = Gazetteer::builtin();
    Predicates predicates = Predicates::builtin();
};

const Tables& tables() {
    static const Tables loaded;
    return loaded;
}

std::string words_of(const Document& document, const Mention& mention) {
    const auto& tokens = document.sentences[mention.sentence].tokens;
    const Span span{tokens[mention.tokens.begin].span.begin, tokens[mention.tokens.end - 1].span.end};
    return std::string{span.of(document.article.text)};
}

/// "ACCUSE Ukraine > Russia" a line; parties joined by " + ", then the status where it is not actual.
std::string events_of(std::string_view text) {
    Article article;
    article.text = text;
    article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
    const Document document = annotate(std::move(article), tables().model);
    const Extraction extraction =
        extract(document, find_mentions(document, tables().lexicon, tables().gazetteer), tables().predicates, tables().ontology);
    std::string all;
    const auto add = [&](const std::vector<std::uint32_t>& mentions) {
        for (std::size_t i = 0; i < mentions.size(); ++i)
            all.append(i ? " + " : "").append(words_of(document, extraction.mentions[mentions[i]]));
    };
    for (const EventMention& event : extraction.events) {
        all.append(name(event.type)).append(" ");
        add(event.sources);
        all.append(" > ");
        add(event.targets);
        if (event.status != Status::actual) all.append(" ").append(name(event.status));
        all.append("\n");
    }
    return all;
}

bool tells(std::string_view text, std::string_view event) {
    const std::string all = events_of(text);
    INFO(text, "\n", all);
    const std::string line = std::string{event} + "\n";
    const bool found = all.starts_with(line) || all.find("\n" + line) != std::string::npos;
    CHECK(found);
    return found;
}

bool has_type(std::string_view text, std::string_view type) {
    std::string all = "\n";
    all += events_of(text);
    std::string wanted = "\n";
    wanted.append(type).append(" ");
    return all.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("an active clause gives subject as source and object as target") {
    tells("Ukraine accused Russia of shelling the port.", "ACCUSE Ukraine > Russia");
    tells("Turkish jets bombed Kurdish fighters near Afrin on Monday.", "ASSAULT Turkish jets > Kurdish fighters");
}

TEST_CASE("a passive clause gives its agent as source, and keeps its target without one") {
    tells("The mayor was arrested by Turkish police on Friday.", "COERCE Turkish police > The mayor");
    tells("Three French journalists were kidnapped on Sunday.", "ASSAULT  > Three French journalists");
}

TEST_CASE("conjoined actors and verbs share what stands once") {
    tells("France and Germany condemned Iran.", "ACCUSE France + Germany > Iran");
    tells("China criticised and sanctioned Lithuania.", "ACCUSE China > Lithuania");
    tells("China criticised and sanctioned Lithuania.", "SANCTION China > Lithuania");
}

TEST_CASE("an adverbial between verb and object does not hide the object") {
    tells("Japan on Friday strongly condemned North Korea.", "ACCUSE Japan > North Korea");
    tells("Serbia lifted on Tuesday its sanctions against Kosovo.", "CONCEDE Serbia > Kosovo");
}

TEST_CASE("acts under said that are found with who does them") {
    tells("A spokesman said that Israel had bombed Syria.", "ASSAULT Israel > Syria");
    CHECK(events_of("The minister said the weather was fine.").empty());
}

TEST_CASE("an accusation holds a second, alleged event") {
    tells("Saudi Arabia accused Iran of arming the Houthis.", "ACCUSE Saudi Arabia > Iran");
    tells("Saudi Arabia accused Iran of arming the Houthis.", "AID Iran > the Houthis alleged");
}

TEST_CASE("agreeing to act is an agreement, the act itself is planned") {
    tells("Turkey agreed to release the American pastor.", "AGREE Turkey > the American pastor");
    CHECK_FALSE(has_type("Turkey agreed to negotiate.", "REJECT"));
}

TEST_CASE("refusing to meet is a rejection") {
    tells("The Taliban refused to meet the president.", "REJECT The Taliban > the president");
}

TEST_CASE("a denied attack is no attack") {
    const std::string all = events_of("Iran denied that it had attacked the Saudi refinery.");
    CHECK(all.find("ASSAULT") == all.find("ASSAULT it > the Saudi refinery negated"));
    CHECK(has_type("Iran denied that it had attacked the Saudi refinery.", "REJECT"));
}

TEST_CASE("a condition is not the act") {
    const std::string all = events_of("The West would impose sanctions unless the Kremlin withdrew its troops.");
    INFO(all);
    CHECK(all.find("RETREAT the Kremlin > \n") == std::string::npos);
}

TEST_CASE("according to is no agreement") {
    const std::string all = events_of("According to the ministry, Egypt arrested two Libyans.");
    CHECK(all == "COERCE Egypt > two Libyans\n");
}

TEST_CASE("event nouns have actors around them") {
    tells("Turkey's attack on Afrin angered many.", "ASSAULT Turkey > Afrin");
    tells("The talks between Armenia and Azerbaijan lasted for hours.", "CONSULT Armenia > Azerbaijan");
    tells("The militants are responsible for mass killings in Mali.", "ASSAULT The militants > Mali");
}

TEST_CASE("light verbs take their meaning from the noun") {
    tells("Russia launched an attack on Ukraine.", "ASSAULT Russia > Ukraine");
    tells("The European Union imposed sanctions on Belarus.", "SANCTION The European Union > Belarus");
    tells("Macron held talks with Erdogan.", "CONSULT Macron > Erdogan");
    tells("The prime minister paid a visit to India.", "CONSULT The prime minister > India");
}

TEST_CASE("strike is decided by what is struck and who strikes") {
    CHECK(has_type("Israel and Hamas struck a deal.", "AGREE"));
    CHECK(has_type("Russian forces struck the town.", "ASSAULT"));
    CHECK(has_type("The workers went on strike against the government.", "PROTEST"));
    CHECK(events_of("The song struck a chord with Americans.").empty());
}

TEST_CASE("idioms and other domains make no event") {
    CHECK(events_of("The fate of the talks hangs in the balance.").empty());
    CHECK(events_of("The Pentagon launched a website.").empty());
    CHECK_FALSE(has_type("A war of words between China and India went on.", "ASSAULT"));
    CHECK(events_of("Brazil beat Croatia in the final after two goals from the striker.").empty());
    CHECK_FALSE(has_type("The firm said its profit and revenue beat what analysts expected.", "ASSAULT"));
}

TEST_CASE("under fire means criticised where words fly") {
    tells("The minister came under criticism from Amnesty International.", "ACCUSE Amnesty International > The minister");
}

TEST_CASE("a relative clause acts for its antecedent") {
    tells("The rebels who attacked the convoy fled.", "ASSAULT The rebels > the convoy");
    tells("Police freed the hostages that the gang had abducted.", "ASSAULT the gang > the hostages");
}

TEST_CASE("participles act for the subject of their clause") {
    tells("The army shelled the suburb, killing two Syrians.", "ASSAULT The army > two Syrians");
}

TEST_CASE("modal, negation, question and plan set the status") {
    tells("Russia might attack Ukraine.", "ASSAULT Russia > Ukraine hypothetical");
    tells("Russia did not attack Ukraine.", "ASSAULT Russia > Ukraine negated");
    tells("Russia plans to attack Ukraine.", "ASSAULT Russia > Ukraine planned");
    tells("Russia allegedly attacked Ukraine.", "ASSAULT Russia > Ukraine alleged");
    tells("Did Russia attack Ukraine?", "ASSAULT Russia > Ukraine hypothetical");
    tells("If Russia attacked Ukraine, Poland would suffer.", "ASSAULT Russia > Ukraine hypothetical");
}

TEST_CASE("several events of one sentence are all found") {
    const std::string text = "Egypt expelled the Qatari ambassador, arrested three Qataris and closed its embassy in Doha.";
    CHECK(has_type(text, "SANCTION"));
    CHECK(has_type(text, "COERCE"));
}

TEST_CASE("a storm or an accident is nobody's attack") {
    CHECK(events_of("The earthquake killed ten Iranians.").empty());
    CHECK(events_of("Two soldiers died in a crash.").empty());
}

TEST_CASE("a number measured by a preposition is no circumstance") {
    tells("The gunmen killed at least nine soldiers in Kano.", "ASSAULT The gunmen > at least nine soldiers");
    tells("Jordan has deported at least 40 Syrians.", "COERCE Jordan > at least 40 Syrians");
}

TEST_CASE("who backs an armed group helps it") {
    tells("Ankara-backed rebels shelled the town.", "AID Ankara > Ankara-backed rebels");
    tells("The Iran-backed militia attacked the base.", "AID Iran > The Iran-backed militia");
    CHECK_FALSE(has_type("The state-backed plan failed.", "AID"));
}

TEST_CASE("an act that somebody must bear falls on the place where nobody is named") {
    tells("Sudan imposed a curfew in Darfur.", "COERCE Sudan > Darfur");
    tells("The charity flew medicine into Haiti.", "AID The charity > Haiti");
    tells("The United Nations suspended aid deliveries in Borno.", "SANCTION The United Nations > Borno");
}

TEST_CASE("what is announced is done by who announces it") {
    tells("Nigeria announced the deployment of 300 troops to Liberia.", "MOBILIZE Nigeria > Liberia");
}

TEST_CASE("who takes back something to its owner yields it") {
    tells("Italy returned a stolen statue to Libya.", "CONCEDE Italy > Libya");
}

TEST_CASE("her colleagues are not herself") {
    tells("The premier has issued an ultimatum to her colleagues.", "THREATEN The premier > her colleagues");
}

TEST_CASE("a deal that is struck is AGREE, an accord that is signed SUPPORT") {
    tells("Kenya struck a deal with Somalia.", "AGREE Kenya > Somalia");
    tells("Kenya signed an agreement with Somalia.", "SUPPORT Kenya > Somalia");
}

TEST_CASE("views of somebody as an evil accuse") {
    tells("Cairo considers the Brotherhood a terrorist group.", "ACCUSE Cairo > the Brotherhood");
    tells("Cairo regards the Brotherhood as terrorists.", "ACCUSE Cairo > the Brotherhood");
}

TEST_CASE("event nouns in passing, with nobody to bear them, make no event") {
    CHECK(events_of("At the time of the Kurdish offensive prices rose.").empty());
    CHECK(events_of("Fighters who were wounded sat in the shade.").empty());
}

TEST_CASE("declining to comment, jail and tourists are no diplomacy") {
    CHECK(events_of("The Kremlin declined to comment.").empty());
    CHECK(events_of("The minister went to jail.").empty());
    CHECK_FALSE(has_type("Tourists visited France.", "CONSULT"));
    CHECK_FALSE(has_type("The president signed the bill.", "SUPPORT"));
    CHECK_FALSE(has_type("Its projects threaten the forests of Brazil.", "THREATEN"));
}

TEST_CASE("articles that name no politics tell of politics only") {
    const std::string crime =
        "The man walked into the office at noon. He shot two colleagues. A guard chased the man over the street. ";
    CHECK_FALSE(has_type(crime + "The woman who was shot blamed the guard.", "ACCUSE"));
    tells(crime + "Police arrested the man near the river.", "COERCE Police > the man");
}

TEST_CASE("who is said to be behind an attack is accused of it") {
    const std::string text = "Riyadh said Tehran was behind the attack on the refinery.";
    tells(text, "ACCUSE Riyadh > Tehran");
    tells(text, "ASSAULT Tehran > the refinery alleged");
    tells("The minister said Rwanda was responsible for the killings.", "ACCUSE The minister > Rwanda");
    CHECK_FALSE(has_type("The minister said he was responsible for the budget of Rwanda.", "ACCUSE"));
}

TEST_CASE("consequences that somebody will face are a threat") {
    tells("Ankara said Damascus would face consequences.", "THREATEN Ankara > Damascus");
    tells("Iran warned that Israel would pay a heavy price.", "THREATEN Iran > Israel");
    CHECK_FALSE(has_type("Damascus faced consequences.", "THREATEN"));
}

TEST_CASE("an attack that one says one will make is a threat of it") {
    const std::string text = "Iran said it would attack Israel.";
    tells(text, "THREATEN Iran > Israel");
    tells(text, "ASSAULT Iran > Israel planned");
    CHECK_FALSE(has_type("Analysts said Iran would attack Israel.", "THREATEN"));
}

TEST_CASE("a particle next to its verb is one, whatever the parser took it for") {
    CHECK(has_type("Jordan handed over its weapons to the army.", "RETREAT"));
    tells("Canada rolled back tariffs on Mexican steel.", "CONCEDE Canada > Mexican");
}

TEST_CASE("what is given may stand far from who receives it") {
    tells("Denmark returned a statue that the Nazis had stolen to the Finnish authorities.",
          "CONCEDE Denmark > the Finnish authorities");
}

TEST_CASE("what one waits for tells whom a refusal concerns") {
    tells("Chad will not lift the embargo until Niger withdraws.", "REJECT Chad > Niger");
}

TEST_CASE("a verb between two actors keeps the type of its senses where no frame fits") {
    CHECK(has_type("Iran shelled near Basra Kurdish rebels.", "ASSAULT"));
}

TEST_CASE("who is on a visit or in talks acts there") {
    tells("The Peruvian president is on a visit to Chile.", "CONSULT The Peruvian president > Chile");
}

TEST_CASE("forces that are deployed act themselves where nobody sends them") {
    tells("Troops were deployed in Nairobi.", "MOBILIZE Troops > Nairobi");
}

TEST_CASE("a crowd is counted, a people named") {
    CHECK(has_type("Hundreds protested in Minsk against the president.", "PROTEST"));
    CHECK(has_type("Kurds took to the streets of Paris against the president.", "PROTEST"));
}

TEST_CASE("who blocks a road decides whether it is a protest or a siege") {
    CHECK(has_type("Peruvian miners blocked the bridge against the ministry.", "PROTEST"));
    CHECK(has_type("Rebels blockaded the town.", "ASSAULT"));
}

TEST_CASE("a predicate that follows as adjective tells what is called so") {
    CHECK(has_type("Norway called the Israeli raids unacceptable.", "ACCUSE"));
}

TEST_CASE("a verb that hides in a noun phrase is found") {
    tells("Egypt eased restrictions on the press.", "CONCEDE Egypt > the press");
    tells("Trump threatened tariffs on Mexico.", "THREATEN Trump > Mexico");
    tells("Thailand handed over the suspect to China.", "COOPERATE Thailand > China");
    tells("Germany sent Ukraine 18 tanks.", "AID Germany > Ukraine");
    tells("North Korea test-fired a ballistic missile over Japan.", "MOBILIZE North Korea > Japan");
    tells("The generals engaged in negotiations with the rebels.", "CONSULT The generals > the rebels");
}

TEST_CASE("a plural of two origins is two parties") {
    tells("Delegations from Greece and Turkey met in Athens.", "CONSULT Greece > Turkey");
    tells("Envoys of India and Nepal held talks.", "CONSULT India > Nepal");
}

TEST_CASE("an intention to yield or help is a promise") {
    tells("Cuba intends to release the dissidents.", "AGREE Cuba > the dissidents");
    CHECK_FALSE(has_type("Cuba intends to attack the rebels.", "AGREE"));
}

TEST_CASE("what will be done is promised, what will be done in anger threatened") {
    CHECK(has_type("Portugal will host the Polish minister on Sunday.", "AGREE"));
    CHECK(has_type("The union will stage a protest outside the ministry on Sunday.", "THREATEN"));
    CHECK(has_type("The Houthis vowed to continue attacks on ships.", "THREATEN"));
    CHECK(has_type("Egypt pledged to release the hostages.", "AGREE"));
}

TEST_CASE("measured numbers and agents behind an outcome keep their roles") {
    tells("Bandits kidnapped more than a hundred pupils.", "ASSAULT Bandits > a hundred pupils");
    tells("Two Kurds were shot dead by Turkish troops.", "ASSAULT Turkish troops > Two Kurds");
}

TEST_CASE("short clauses whose verb looks like a participle are clauses") {
    tells("The World Bank halted payments to Laos.", "SANCTION The World Bank > Laos");
    CHECK(has_type("Ethiopia plans to release 200 political prisoners.", "CONCEDE"));
}

TEST_CASE("asserting is not asking, a forecast no threat") {
    CHECK_FALSE(has_type("Tehran insists that its presence poses no threat to Iraq.", "REQUEST"));
    tells("Tehran insists that Iraq withdraw.", "REQUEST Tehran > Iraq");
    CHECK_FALSE(has_type("The mayor warned that the water could still rise.", "THREATEN"));
    CHECK(has_type("The Kremlin warned that it would respond.", "THREATEN"));
}

TEST_CASE("attacks over a policy are words") {
    tells("The senator attacked the government over its handling of the crisis.", "ACCUSE The senator > the government");
    tells("Rebels attacked the government's troops with mortars.", "ASSAULT Rebels > the government's troops");
}

TEST_CASE("claims that a ministry dismisses are rejected, charges that a court dismisses dropped") {
    CHECK(has_type("The ministry dismissed the claims of Amnesty International.", "REJECT"));
    CHECK(has_type("A court dismissed the charges against the reporter.", "CONCEDE"));
}

TEST_CASE("aid is money of any coin, and peace kept") {
    tells("Sweden raised 30 million kronor for Nepal.", "AID Sweden > Nepal");
    CHECK(has_type("Ghanaian peacekeepers were stationed in Liberia.", "AID"));
}

TEST_CASE("cutting the internet coerces, cutting aid punishes") {
    CHECK(has_type("Chad cut internet access in the south.", "COERCE"));
    CHECK(has_type("Norway cut aid to Uganda.", "SANCTION"));
}

TEST_CASE("a name beside an indefinite phrase says who it is") {
    tells("Turkey released an American citizen, the pastor Andrew Brunson, on Friday.",
          "CONCEDE Turkey > the pastor Andrew Brunson");
}

TEST_CASE("ground without a name bears what is done there") {
    tells("The junta imposed a curfew in the northern district.", "COERCE The junta > the northern district");
    tells("Kenyan troops remained on alert in the coastal zone.", "MOBILIZE Kenyan troops > the coastal zone");
}

TEST_CASE("countries of a continent are a party") {
    tells("Some African countries have condemned France.", "ACCUSE Some African countries > France");
}

TEST_CASE("a claim said to be baseless is rejected; a vote called a sham accused") {
    CHECK(has_type("Tehran said the allegations were baseless.", "REJECT"));
    CHECK_FALSE(has_type("Tehran said the weather was awful.", "REJECT"));
    tells("The rebels handed power to a civilian council.", "CONCEDE The rebels > a civilian council");
}

TEST_CASE("taken off a list, let out of prison, joined in keeping peace") {
    tells("Washington removed Sudan from its blacklist.", "CONCEDE Washington > Sudan");
    CHECK(has_type("Indian troops joined the peacekeeping mission in Lebanon.", "AID"));
}

TEST_CASE("headlines list their parties") {
    const std::string all = events_of("Iran, Saudi Arabia agree to restore ties");
    CHECK((all == "AGREE Iran > Saudi Arabia\n" || all == "AGREE Saudi Arabia > Iran\n"));
    tells("Japan condemned North Korea's launch of a missile.", "ACCUSE Japan > North Korea");
}

TEST_CASE("who is beaten at the polls is not attacked") {
    CHECK_FALSE(has_type("Macron defeated Le Pen in the election.", "ASSAULT"));
    CHECK(has_type("Government forces defeated the rebels near Aden.", "ASSAULT"));
}

TEST_CASE("targets that hang deeper than the frame says") {
    tells("Jordan has been sharing intelligence on smugglers with Iraq.", "COOPERATE Jordan > Iraq");
    tells("Norway extended emergency assistance worth $20 million to Haiti.", "AID Norway > Haiti");
    tells("Kazakhstan sells most of its uranium to China.", "COOPERATE Kazakhstan > China");
    tells("Israel lifted travel restrictions imposed on the Palestinians.", "CONCEDE Israel > the Palestinians");
    tells("The government accepted a plan proposed by the rebels.", "AGREE The government > the rebels");
    tells("France pulled its last soldiers out of Mali.", "RETREAT France > Mali");
    tells("Gunmen attacked a bus carrying Coptic Christians.", "ASSAULT Gunmen > Coptic Christians");
}

TEST_CASE("who negotiates with whom") {
    tells("The rebels negotiated with the Colombian government.", "CONSULT The rebels > the Colombian government");
    tells("The rebels will not negotiate with the Colombian government.", "REJECT The rebels > the Colombian government");
}

TEST_CASE("what one calls or meets somebody for is said there") {
    tells("The emir phoned the president of Sudan to express his support.", "SUPPORT The emir > the president of Sudan");
    tells("Macron telephoned Putin to urge restraint.", "REQUEST Macron > Putin");
    CHECK_FALSE(has_type("Macron will fly to Minsk to criticise Belarus.", "ACCUSE"));
}

TEST_CASE("slips of the parser about receivers, days, modal verbs and what a president-elect is") {
    tells("The European Commission granted the Portuguese government permission to help the airline.",
          "CONCEDE The European Commission > Portuguese");
    tells("Netanyahu ordered attacks on the Gaza Strip on Sunday.", "ASSAULT Netanyahu > the Gaza Strip");
    CHECK(has_type("Saudi Arabia said it would free Yemeni prisoners.", "AGREE"));
    tells("Xi Jinping held talks with President-elect Joko Widodo.", "CONSULT Xi Jinping > President-elect Joko Widodo");
    tells("Uganda and Rwanda have normalised relations after years of tension.", "SUPPORT Uganda > Rwanda");
    CHECK(has_type("Russia has armed Syria with modern anti-aircraft systems.", "AID"));
}

TEST_CASE("families of yielding, coercion, aid and threats") {
    CHECK(has_type("The junta ended the house arrest of the opposition leader.", "CONCEDE"));
    CHECK(has_type("Algeria's president gave up his bid for a fifth term.", "CONCEDE"));
    CHECK(has_type("Kurdish fighters disengaged from Turkish troops.", "RETREAT"));
    CHECK(has_type("Police took the editor in for questioning.", "COERCE"));
    CHECK_FALSE(has_type("Police took the editor in for questioning.", "AID"));
    tells("Bulgarian guards drove the migrants out of the country.", "COERCE Bulgarian guards > the migrants");
    tells("Humanitarian aid from the Netherlands arrived in Yemen.", "AID the Netherlands > Yemen");
    tells("Turkey raised the possibility of war with Greece.", "THREATEN Turkey > Greece");
    tells("China did not rule out the use of force against Taiwan.", "THREATEN China > Taiwan");
}

TEST_CASE("whose sanctions were lifted, whose invitation was accepted, what a state is called") {
    tells("UN sanctions against Iran were lifted in January.", "CONCEDE UN > Iran");
    tells("Kim accepted Putin's invitation.", "AGREE Kim > Putin");
    tells("Indonesia has established diplomatic ties with the island nation of Nauru.",
          "SUPPORT Indonesia > the island nation of Nauru");
    tells("Burmese authorities extended the curfew hours in parts of the city of Yangon.", "COERCE Burmese authorities > Yangon");
}

TEST_CASE("who mourns a fire does not kill") {
    CHECK_FALSE(has_type("The Brazilian government expressed sorrow over a fire that killed ten people.", "ASSAULT"));
    CHECK(has_type("The king sent a condolence message to the president of Chile.", "SUPPORT"));
}

TEST_CASE("honours, presidents-elect and vessels under attack") {
    tells("Merkel said it was a great honour to meet Obama in Berlin.", "CONSULT Merkel > Obama");
    tells("Mauricio Macri and President-elect Donald Trump met in Washington.",
          "CONSULT Mauricio Macri > President-elect Donald Trump");
    tells("The navy found a trawler under attack from Somali pirates.", "ASSAULT Somali pirates > a trawler");
}

TEST_CASE("phrases after the name of a day belong to the deed") {
    tells("Israel carried out air strikes Friday evening against Hamas.", "ASSAULT Israel > Hamas");
    tells("The rebels have surrendered their weapons, an army source said.", "RETREAT The rebels > ");
}

TEST_CASE("headlines of many") {
    tells("Thousands march against Maduro in Caracas", "PROTEST Thousands > Maduro");
    tells("India will lend Sri Lanka $500 million for fuel.", "AGREE India > Sri Lanka");
}

TEST_CASE("what is done without saying by whom is told with whom it befalls") {
    CHECK(has_type("New sanctions were imposed on Iran on Monday.", "SANCTION"));
    tells("Humanitarian aid was delivered to the refugees.", "AID  > the refugees");
}

TEST_CASE("who an indefinite phrase is, is told by the name beside it") {
    tells("Washington has protested against Turkey's long detention of a US citizen, the pastor Andrew Brunson.",
          "COERCE Turkey > the pastor Andrew Brunson");
}
