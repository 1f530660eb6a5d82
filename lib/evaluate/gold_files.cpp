// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "evaluate/gold.hpp"
#include "export/json_reader.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

std::string text_of(const JsonReader& object, std::string_view field) {
    return object.optional(field).text_or_empty();
}

/// A list of texts, or one text, or nothing.
std::vector<std::string> texts(const JsonReader& object, std::string_view field) {
    const JsonReader value = object.optional(field);
    if (value.is_null()) return {};
    if (value.is_text()) return {value.text()};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < value.size(); ++i)
        out.push_back(value.at(i).text());
    return out;
}

std::optional<double> degrees(const JsonReader& object, std::string_view field) {
    const JsonReader value = object.optional(field);
    if (value.is_null()) return std::nullopt;
    return value.real_within(-180, 180);
}

bool truth(const JsonReader& object, std::string_view field) {
    const JsonReader value = object.optional(field);
    return !value.is_null() && value.truth();
}

GoldEvent read_event(const JsonReader& object) {
    GoldEvent event;
    event.source = texts(object, "source");
    event.source_alternatives = texts(object, "source_alt");
    event.type = object.required("type").text();
    event.target = texts(object, "target");
    event.target_alternatives = texts(object, "target_alt");
    event.reciprocal = truth(object, "reciprocal");
    event.place = text_of(object, "place");
    event.date = text_of(object, "date");
    event.status = text_of(object, "status");
    event.words = text_of(object, "quote");
    if (event.words.empty()) event.words = text_of(object, "trigger");
    event.core = truth(object, "core");
    return event;
}

GoldArticle read_article(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path.string(), 0, "cannot be opened"};
    std::stringstream bytes;
    bytes << file.rdbuf();
    const JsonText json{bytes.str(), path.string(), 0};
    const JsonReader root = json.root();
    GoldArticle article;
    article.id = path.stem().string();
    const JsonReader entities = root.required("entities");
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const JsonReader entity = entities.at(i);
        article.entities.push_back({entity.required("name").text(), text_of(entity, "country"), texts(entity, "aliases")});
    }
    const JsonReader places = root.required("places");
    for (std::size_t i = 0; i < places.size(); ++i) {
        const JsonReader place = places.at(i);
        article.places.push_back({place.required("name").text(), degrees(place, "lat"), degrees(place, "lon"), texts(place, "aliases")});
    }
    const JsonReader events = root.required("events");
    for (std::size_t i = 0; i < events.size(); ++i)
        article.events.push_back(read_event(events.at(i)));
    return article;
}

} // namespace

std::vector<GoldArticle> read_gold(const std::string& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error})
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    if (error) throw InputError{folder, 0, "cannot be read", "name a folder of gold annotation"};
    if (paths.empty()) throw InputError{folder, 0, "no *.json in it"};
    std::sort(paths.begin(), paths.end());
    std::vector<GoldArticle> articles;
    for (const std::filesystem::path& path : paths)
        articles.push_back(read_article(path));
    return articles;
}

} // namespace entente
