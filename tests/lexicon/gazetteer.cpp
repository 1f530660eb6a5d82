// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "lexicon/gazetteer.hpp"
#include "lexicon/gazetteer_compile.hpp"
#include "lexicon/gazetteer_key.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

using namespace entente;

namespace {

const Gazetteer& builtin() {
    static const Gazetteer gazetteer = Gazetteer::builtin();
    return gazetteer;
}

GazetteerPlace first(const Gazetteer& gazetteer, std::string_view name) {
    const std::vector<std::uint32_t> found = find_toponym(gazetteer, fold(name));
    return found.empty() ? GazetteerPlace{} : gazetteer.place(found.front());
}

bool is_near(const GazetteerPlace& place, double latitude, double longitude) {
    return std::abs(place.latitude - latitude) < 0.5 && std::abs(place.longitude - longitude) < 0.5;
}

/// A folder of its own for a test, gone at its end.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("entente-gazetteer-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream{file(name), std::ios::binary} << bytes;
        return file(name);
    }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator{path_}, std::filesystem::directory_iterator{}));
    }

private:
    std::filesystem::path path_;
};

std::string bytes_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

const char* const geonames_rows = "2013348\tTestograd\tTestograd\tTestgrad,TST,ТЕСТ,mo si "
                                  "ke\t56.5\t84.97\tP\tPPLA\tRU\t\t75\t\t\t\t500000\t\t117\tAsia/Tomsk\t2012-01-17\n"
                                  "99\tTest River\tTest River\t\t57\t85\tH\tSTM\tRU\t\t75\t\t\t\t0\t\t\tAsia/Tomsk\t2012-01-17\n";

} // namespace

TEST_CASE("Punctuation, apostrophes and customary abbreviations make no difference to a key") {
    CHECK(place_key(fold("St. Louis")) == "saint louis");
    CHECK(place_key(fold("Deir ez-Zor")) == "deir ez zor");
    CHECK(place_key(fold("N’Djamena")) == "ndjamena");
    CHECK(place_key(fold("Washington, D.C.")) == "washington dc");
    CHECK(place_key(fold("Ft. Hood")) == "fort hood");
    CHECK(place_key("") == "");
    CHECK(place_key("--") == "");
}

TEST_CASE("A single abbreviated word keeps its stop, since without it it is another word") {
    CHECK(place_key(fold("Ill.")) == "ill.");
    CHECK(place_key(fold("U.S.")) == "us.");
    CHECK(first(builtin(), "Ill.").name == "Illinois");
    CHECK(first(builtin(), "N.C.").name == "North Carolina");
    CHECK(builtin().find("ill").empty());
}

TEST_CASE("Countries are found by code, by name and by their other names") {
    for (const char* code : {"RUS", "PRK", "GEO", "XKX", "PSE", "COD", "USA", "MMR"}) {
        CAPTURE(code);
        const auto index = builtin().country(code);
        REQUIRE(index);
        CHECK(builtin().place(*index).feature == Feature::country);
        CHECK(builtin().place(*index).country == code);
    }
    CHECK(!builtin().country("ZZZ"));
    CHECK(builtin().place(*builtin().capital("TUR")).name == "Ankara");
    CHECK(builtin().place(*builtin().capital("USA")).name == "Washington");
    CHECK(!builtin().capital("ZZZ"));
    CHECK(first(builtin(), "Burma").country == "MMR");
    CHECK(first(builtin(), "DR Congo").country == "COD");
    CHECK(first(builtin(), "U.S.").country == "USA");
    CHECK(first(builtin(), "Türkiye").country == "TUR");
}

TEST_CASE("The most prominent place of a name comes first") {
    CHECK(first(builtin(), "Georgia").feature == Feature::country);
    CHECK(first(builtin(), "Paris").country == "FRA");
    CHECK(first(builtin(), "Moscow").country == "RUS");
    CHECK(first(builtin(), "Washington").admin1 == "Washington, D.C.");
    const std::vector<std::uint32_t> springfields = builtin().find("springfield");
    CHECK(springfields.size() > 10);
}

TEST_CASE("Places that lists of towns lack are known: regions, waters, sites and villages of the conflicts") {
    CHECK(is_near(first(builtin(), "Vostochny Cosmodrome"), 51.88, 128.33));
    CHECK(first(builtin(), "Vostochny Cosmodrome").admin1 == "Amur Oblast");
    CHECK(first(builtin(), "Donbas").country == "UKR");
    CHECK(first(builtin(), "Strait of Hormuz").feature == Feature::water);
    CHECK(first(builtin(), "Strait of Hormuz").country.empty());
    CHECK(first(builtin(), "South China Sea").feature == Feature::water);
    CHECK(first(builtin(), "Sahel").feature == Feature::region);
    CHECK(first(builtin(), "Zaporizhzhia nuclear power plant").feature == Feature::site);
    CHECK(is_near(first(builtin(), "Avdiivka"), 48.1, 37.7));
    CHECK(is_near(first(builtin(), "Khan Sheikhoun"), 35.4, 36.6));
    CHECK(first(builtin(), "Panmunjom").country == "KOR");
    CHECK(first(builtin(), "the Kremlin").country == "RUS");
}

TEST_CASE("Older and variant names lead to the same place") {
    const std::pair<const char*, const char*> pairs[] = {{"Kiev", "Kyiv"},
                                                         {"Bombay", "Mumbai"},
                                                         {"Saigon", "Ho Chi Minh City"},
                                                         {"Leningrad", "Saint Petersburg"},
                                                         {"Peking", "Beijing"},
                                                         {"Calcutta", "Kolkata"},
                                                         {"Rangoon", "Yangon"},
                                                         {"Constantinople", "Istanbul"},
                                                         {"Cologne", "Köln"},
                                                         {"Seville", "Sevilla"},
                                                         {"Raqqa", "Ar Raqqah"},
                                                         {"Falluja", "Fallujah"},
                                                         {"Severodonetsk", "Sievierodonetsk"},
                                                         {"Artemivsk", "Bakhmut"},
                                                         {"Deir al-Zour", "Deir ez-Zor"},
                                                         {"Hodeida", "Hodeidah"}};
    for (const auto& [older, today] : pairs) {
        CAPTURE(older);
        CHECK(first(builtin(), older).feature == Feature::city);
        CHECK(first(builtin(), older).id == first(builtin(), today).id);
    }
}

TEST_CASE("Generic words and directions are taken off, and tell which sort of place is meant") {
    CHECK(first(builtin(), "Amur region").name == "Amur Oblast");
    CHECK(first(builtin(), "Anbar province").feature == Feature::admin1);
    CHECK(first(builtin(), "the city of Tsiolkovsky").admin1 == "Amur Oblast");
    CHECK(first(builtin(), "River Jordan").feature == Feature::water);
    CHECK(first(builtin(), "northern Syria").country == "SYR");
    CHECK(first(builtin(), "Idlib countryside").country == "SYR");
    CHECK(first(builtin(), "Quebec City").feature == Feature::city);
    CHECK(first(builtin(), "New York state").feature == Feature::admin1);
    CHECK(first(builtin(), "Rapides Parish").feature == Feature::admin2);
    CHECK(first(builtin(), "Atlas Mountains of Nowhere").id.empty());
    CHECK(find_toponym(builtin(), "").empty());
    CHECK(find_toponym(builtin(), "river").size() < 100);
}

TEST_CASE("The longest run of words that names a place is found, however the words were cut") {
    const std::vector<std::string> words{"the",  "vostochny", "cosmodrome", "in",  "st.", "petersburg", ",",
                                         "deir", "ez",        "-",          "zor", "and", "us"};
    CHECK(builtin().longest(words, 1) == 2);
    CHECK(builtin().longest(words, 4) == 2);
    CHECK(builtin().longest(words, 7) == 4);
    CHECK(builtin().longest(words, 11) == 0);
    CHECK(builtin().longest(words, 12) == 0); // the pronoun
    CHECK(builtin().longest(words, 3) == 0);
    CHECK(builtin().longest(words, 99) == 0);
    CHECK(builtin().longest({}, 0) == 0);
}

TEST_CASE("Every place has an id that finds it, lies on the globe, and is found under its own name") {
    std::size_t hidden = 0;
    for (std::uint32_t i = 0; i < builtin().size(); i += 23) {
        const GazetteerPlace place = builtin().place(i);
        CAPTURE(place.id);
        CHECK(builtin().by_id(place.id) == i);
        CHECK(std::abs(place.latitude) <= 90);
        CHECK(std::abs(place.longitude) <= 180);
        CHECK(!place.name.empty());
        const std::vector<std::uint32_t> found = builtin().find(fold(place.name));
        hidden += std::find(found.begin(), found.end(), i) == found.end() ? 1U : 0U;
    }
    CHECK(hidden < 10); // San this and Saint that: only the hundred most prominent are answered
    CHECK(!builtin().by_id("place:atlantis"));
    CHECK(builtin().place(UINT32_MAX).id.empty());
}

TEST_CASE("A GeoNames dump is compiled, added to the built-in places, and found with them") {
    const Folder folder;
    const std::string dump = folder.write("dump.txt", geonames_rows);
    const GazetteerTotals totals = compile_gazetteer({dump}, folder.file("test.places"));
    CHECK(totals.places == 2);
    CHECK(folder.files() == 2); // no part of a file is left behind
    Gazetteer gazetteer = Gazetteer::builtin();
    gazetteer.add(folder.file("test.places"));
    CHECK(gazetteer.size() == builtin().size() + 2);
    const GazetteerPlace town = first(gazetteer, "Testograd");
    CHECK(town.id == "geonames:2013348");
    CHECK(town.country == "RUS");
    CHECK(town.admin1 == "Tomsk Oblast");
    CHECK(town.rank == PlaceRank::seat);
    CHECK(town.population == 500000);
    CHECK(first(gazetteer, "Testgrad").id == town.id);
    CHECK(gazetteer.find("tst").empty());      // an airport's code
    CHECK(gazetteer.find("mo si ke").empty()); // a romanisation without tones
    CHECK(first(gazetteer, "Test River").feature == Feature::water);
    CHECK(first(gazetteer, "Paris").country == "FRA");
    CHECK(gazetteer.by_id("geonames:2013348"));
}

TEST_CASE("A user's place overrides the built-in one with the same id, and prominence orders both tables' places") {
    const Folder folder;
    const std::string id{builtin().place(builtin().find("kyiv").front()).id.substr(9)};
    const std::string table = folder.write("own.tsv", "# comment\n" + id +
                                                          "\tKyiv\tKyjevo\tUKR\t12\t\t50.5\t30.6\tcapital\t3000000\n"
                                                          "place:camp\tCamp Kyiv\tKyiv\tUKR\tKyiv Oblast\t\t50.1\t30.1\tsite\t\t3\n"
                                                          "place:camp\tField Camp Alpha|Alpha\n");
    const std::string fixed = folder.write(
        "own2.tsv", "place:camp\tCamp Kyiv\tKyiv\tUKR\tKyiv Oblast\t\t50.1\t30.1\tsite\t\t3\nplace:camp\tField Camp Alpha\n");
    CHECK_NOTHROW(compile_gazetteer({table}, folder.file("own.places")));
    Gazetteer gazetteer = Gazetteer::builtin();
    gazetteer.add(folder.file("own.places"));
    const std::vector<std::uint32_t> found = gazetteer.find("kyiv");
    REQUIRE(found.size() >= 2);
    CHECK(gazetteer.place(found.front()).latitude == doctest::Approx(50.5));
    std::set<std::string_view> ids;
    for (const std::uint32_t p : found)
        CHECK(ids.insert(gazetteer.place(p).id).second);
    CHECK(first(gazetteer, "Kyjevo").id == "geonames:" + id);
    compile_gazetteer({fixed}, folder.file("own2.places"));
    Gazetteer other = Gazetteer::builtin();
    other.add(folder.file("own2.places"));
    CHECK(first(other, "Field Camp Alpha").admin1 == "Kyiv Oblast");
}

TEST_CASE("The same tables give the same bytes") {
    const Folder folder;
    const std::string dump = folder.write("dump.txt", geonames_rows);
    compile_gazetteer({dump}, folder.file("a"));
    compile_gazetteer({dump}, folder.file("b"));
    CHECK(bytes_of(folder.file("a")) == bytes_of(folder.file("b")));
}

TEST_CASE("A malformed row is named with file and line, and nothing is written") {
    const Folder folder;
    const std::string good{geonames_rows};
    const std::pair<std::string, std::size_t> bad[] = {
        {good + "7\tShort row\n", 3},
        {good + "7\tX\tX\t\tnorth\t1\tP\tPPL\tRU\t\t75\t\t\t\t0\t\t\tA\t2012\n", 3},
        {good + "7\tX\tX\t\t91\t1\tP\tPPL\tRU\t\t75\t\t\t\t0\t\t\tA\t2012\n", 3},
        {good + "7\tX\tX\t\t1\t181\tP\tPPL\tRU\t\t75\t\t\t\t0\t\t\tA\t2012\n", 3},
        {good + "7\tX\tX\t\t1\t1\tP\tPPL\tRU\t\t75\t\t\t\tmany\t\t\tA\t2012\n", 3},
        {good + "x7\tX\tX\t\t1\t1\tP\tPPL\tRU\t\t75\t\t\t\t0\t\t\tA\t2012\n", 3},
        {"7\tX\xFF\tX\t\t1\t1\tP\tPPL\tRU\t\t75\t\t\t\t0\t\t\tA\t2012\n", 1},
        {"place:x\tX\t\tRussia\t\t\t1\t1\tcity\t\n", 1},
        {"place:x\tX\t\tRUS\t\t\t1\t1\thamlet\t\n", 1},
        {"place:x\tX\t\tRUS\t\t\t1\t1\tcity\t\t11\n", 1},
        {"place:x\t\t\tRUS\t\t\t1\t1\tcity\t\n", 1},
    };
    for (const auto& [table, line] : bad) {
        CAPTURE(table);
        const std::string path = folder.write("bad.txt", table);
        try {
            compile_gazetteer({path}, folder.file("out.places"));
            FAIL("accepted");
        } catch (const InputError& error) {
            CHECK(error.file() == path);
            CHECK(error.line() == line);
            CHECK(!error.reason().empty());
        }
        CHECK(!std::filesystem::exists(folder.file("out.places")));
    }
    CHECK_THROWS_AS(compile_gazetteer({folder.file("absent.txt")}, folder.file("out.places")), InputError);
    CHECK_THROWS_AS(compile_gazetteer({folder.write("good.txt", good)}, folder.file("no/such/folder/out.places")), OutputError);
    CHECK_THROWS_AS(compile_gazetteer({folder.write("names.tsv", "place:nowhere\tNowhere\n")}, folder.file("out.places")),
                    InputError);
}

TEST_CASE("A damaged places file is refused, or answers wrongly, but is never read outside itself") {
    const Folder folder;
    compile_gazetteer({folder.write("dump.txt", geonames_rows)}, folder.file("good.places"));
    const std::string good = bytes_of(folder.file("good.places"));
    Gazetteer gazetteer = Gazetteer::builtin();
    CHECK_THROWS_AS(gazetteer.add(folder.file("absent.places")), InputError);
    CHECK_THROWS_AS(gazetteer.add(folder.write("empty.places", "")), InputError);
    CHECK_THROWS_AS(gazetteer.add(folder.write("text.places", geonames_rows)), InputError);
    CHECK_THROWS_AS(gazetteer.add(folder.write("cut.places", good.substr(0, good.size() - 5))), InputError);
    CHECK_THROWS_AS(gazetteer.add(folder.write("long.places", good + "x")), InputError);
    for (std::size_t at = 0; at < 128; at += 3) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        CHECK_THROWS_AS(gazetteer.add(folder.write("header.places", damaged)), InputError);
    }
    CHECK(gazetteer.size() == builtin().size());
    for (std::size_t at = 128; at < good.size(); at += 7) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        Gazetteer other = Gazetteer::builtin();
        other.add(folder.write("body.places", damaged));
        for (const char* name : {"testograd", "test river", "testgrad"})
            for (const std::uint32_t p : other.find(name))
                CHECK(std::string{other.place(p).name}.size() < 256);
        CHECK(other.by_id("geonames:99").value_or(0) < other.size() + 1);
    }
}

TEST_CASE("Our own tables hold at least fifteen hundred places that lists of towns lack") {
    std::size_t own = 0;
    for (std::uint32_t i = 0; i < builtin().size(); ++i)
        own += builtin().place(i).id.starts_with("place:") ? 1U : 0U;
    CHECK(own >= 1500);
}
