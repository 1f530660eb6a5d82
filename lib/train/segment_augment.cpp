// SPDX-License-Identifier: Apache-2.0
#include "train/segment_augment.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr auto titles = std::to_array<std::string_view>(
    {"Gen.", "Brig. Gen.", "Maj. Gen.", "Lt. Gen.", "Sen.",       "Rep.", "Gov.",      "Lt. Gov.", "Lt.",   "Lt. Col.",
     "Col.", "Maj.",       "Capt.",     "Sgt.",     "Staff Sgt.", "Adm.", "Rear Adm.", "Cmdr.",    "Dr.",   "Prof.",
     "Rev.", "Mr.",        "Mrs.",      "Ms.",      "Cpl.",       "Pvt.", "Sens.",     "Reps.",    "Pres.", "Amb.",
     "Det.", "Supt.",      "Msgr.",     "Fr.",      "Hon.",       "St.",  "Spc.",      "Vice Adm."});
constexpr auto states = std::to_array<std::string_view>(
    {"Ala.", "Ariz.", "Ark.",  "Calif.", "Colo.", "Conn.", "Del.",  "Fla.",  "Ga.",  "Ill.", "Ind.",  "Kan.",  "Ky.",  "La.",
     "Md.",  "Mass.", "Mich.", "Minn.",  "Miss.", "Mo.",   "Mont.", "Neb.",  "Nev.", "N.C.", "N.D.",  "N.H.",  "N.J.", "N.M.",
     "N.Y.", "Okla.", "Ore.",  "Pa.",    "R.I.",  "S.C.",  "S.D.",  "Tenn.", "Vt.",  "Va.",  "W.Va.", "Wash.", "Wis.", "Wyo."});
constexpr auto months = std::to_array<std::pair<std::string_view, std::string_view>>({{"January", "Jan."},
                                                                                      {"February", "Feb."},
                                                                                      {"March", "Mar."},
                                                                                      {"April", "Apr."},
                                                                                      {"August", "Aug."},
                                                                                      {"September", "Sept."},
                                                                                      {"October", "Oct."},
                                                                                      {"November", "Nov."},
                                                                                      {"December", "Dec."}});
constexpr auto weekdays = std::to_array<std::string_view>(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "local", "EST", "EDT", "GMT"});
constexpr auto agencies = std::to_array<std::string_view>({"AP", "Reuters", "AFP", "CNN", "TASS"});
constexpr auto cities =
    std::to_array<std::string_view>({"WASHINGTON", "MOSCOW", "LONDON", "KYIV", "UNITED NATIONS", "SEOUL, South Korea", "PARIS",
                                     "BEIJING", "JERUSALEM", "CAIRO", "GENEVA", "Brussels", "Ankara", "Tokyo"});

/// Dice that fall alike on every machine.
class Dice {
public:
    bool once_in(std::uint64_t n) { return next() % n == 0; }
    template <class Table>
    auto pick(const Table& table) {
        return table[next() % table.size()];
    }

private:
    std::uint64_t next() {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return state_ >> 11U;
    }
    std::uint64_t state_ = 0x853C49E6748FEA9BU;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

ConlluWord word_of(std::string_view form, bool space_after) {
    ConlluWord word;
    word.form = form;
    word.space_after = space_after;
    return word;
}

std::string in_capitals(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    return out;
}

/// The sentence's words, put out one after the other with changes.
class Rewriter {
public:
    Rewriter(const ConlluSentence& from, Dice& dice) : from_(from), dice_(dice), out_(from) { out_.words.clear(); }

    ConlluSentence rewrite() {
        if (from_.new_paragraph && from_.words.size() > 6 && dice_.once_in(30)) add_dateline();
        for (at_ = 0; at_ < from_.words.size(); ++at_)
            rewrite_word();
        if (dice_.once_in(25))
            for (ConlluWord& word : out_.words)
                word.form = in_capitals(word.form);
        return std::move(out_);
    }

private:
    const ConlluWord& word(std::size_t i) const { return from_.words[i]; }
    bool is(std::size_t i, std::string_view form) const { return i < from_.words.size() && word(i).form == form; }
    bool is_name(std::size_t i) const { return i < from_.words.size() && word(i).xpos == Xpos::NNP; }

    void put(std::string_view form, bool space_after = true) { out_.words.push_back(word_of(form, space_after)); }
    void put_words(std::string_view forms) {
        for (std::size_t at = 0; at < forms.size();) {
            const std::size_t end = std::min(forms.find(' ', at), forms.size());
            put(forms.substr(at, end - at));
            at = end + 1;
        }
    }

    void add_dateline() {
        const std::string_view city = dice_.pick(cities);
        const std::size_t comma = city.find(',');
        if (comma == std::string_view::npos) {
            put_words(city);
        } else {
            put(city.substr(0, comma), false);
            put(",");
            put_words(city.substr(comma + 2));
        }
        if (!dice_.once_in(3)) {
            put("(", false);
            put(dice_.pick(agencies), false);
            put(")");
        }
        put(dice_.pick(std::to_array<std::string_view>({"—", "–", "-"})));
    }

    void rewrite_word() {
        const ConlluWord& from = word(at_);
        if (from.part == TokenPart::whole && (abbreviate() || add_title())) return;
        out_.words.push_back(from);
        typeset(out_.words.back());
        add_party();
    }

    /// "September 4", "9 am", "United States", "American officials".
    bool abbreviate() {
        const ConlluWord& from = word(at_);
        for (const auto& [name, abbreviation] : months) {
            if (from.form != name || !from.space_after || at_ + 1 >= from_.words.size() || word(at_ + 1).xpos != Xpos::CD ||
                dice_.once_in(2))
                continue;
            put(abbreviation);
            return true;
        }
        const bool after_number = at_ > 0 && word(at_ - 1).xpos == Xpos::CD;
        if (after_number && (from.form == "am" || from.form == "pm") && !is(at_ + 1, ".")) {
            put(from.form == "am" ? "a.m." : "p.m.", from.space_after);
            if (from.space_after && dice_.once_in(3)) put(dice_.pick(weekdays));
            return true;
        }
        if (from.form == "American" && from.xpos == Xpos::JJ && from.space_after && dice_.once_in(2)) {
            put("U.S.");
            return true;
        }
        if (from.form != "United" && from.form != "European") return false;
        std::string_view short_form;
        if (is(at_ + 1, "States")) short_form = "U.S.";
        if (is(at_ + 1, "Nations")) short_form = "U.N.";
        if (is(at_ + 1, "Kingdom")) short_form = "U.K.";
        if (is(at_ + 1, "Union")) short_form = "E.U.";
        if (short_form.empty() || word(at_ + 1).part != TokenPart::whole || is(at_ + 2, ".") || dice_.once_in(3)) return false;
        put(short_form, word(at_ + 1).space_after);
        ++at_;
        return true;
    }

    /// A title before a name of two words or more, or in place of "Mr.".
    bool add_title() {
        const ConlluWord& from = word(at_);
        if (from.form == "Mr." || from.form == "Dr." || from.form == "Mrs." || from.form == "Gen.") {
            if (dice_.once_in(2)) return false;
            put_words(dice_.pick(titles));
            return true;
        }
        const bool begins_name =
            is_name(at_) && is_name(at_ + 1) && (at_ == 0 || !is_name(at_ - 1)) && word(at_ + 1).relation == Relation::flat;
        if (begins_name && (at_ == 0 || word(at_ - 1).space_after) && dice_.once_in(3)) put_words(dice_.pick(titles));
        return false;
    }

    /// "(R-Ariz.)" after such a name.
    void add_party() {
        const bool ends_name = is_name(at_) && word(at_).relation == Relation::flat && !is_name(at_ + 1);
        if (!ends_name || !word(at_).space_after || !dice_.once_in(20)) return;
        const bool brackets = dice_.once_in(2);
        const bool comma_next = at_ + 1 < from_.words.size() && word(at_ + 1).xpos == Xpos::COMMA;
        if (!brackets && comma_next) return;
        if (!brackets) out_.words.back().space_after = false;
        put(brackets ? "(" : ",", !brackets);
        put(dice_.once_in(2) ? "R" : "D", false);
        put("-", false);
        put(dice_.pick(states), false);
        put(brackets ? ")" : ",");
    }

    static void typeset(ConlluWord& word) {
        const bool single = word.form == "'" || word.form == "`";
        if (word.xpos == Xpos::OPEN_QUOTE) {
            word.form = single ? "‘" : "“";
        } else if (word.xpos == Xpos::CLOSE_QUOTE) {
            word.form = single ? "’" : "”";
        } else if (word.form == "--" || word.form == "---") {
            word.form = "—";
        } else if (word.form == "...") {
            word.form = "…";
        } else {
            replace_all(word.form, "'", "’");
        }
    }

    const ConlluSentence& from_;
    Dice& dice_;
    ConlluSentence out_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<ConlluSentence> in_news_style(const std::vector<ConlluSentence>& sentences) {
    Dice dice;
    std::vector<ConlluSentence> out;
    for (const ConlluSentence& sentence : sentences)
        out.push_back(Rewriter{sentence, dice}.rewrite());
    return out;
}

} // namespace entente
