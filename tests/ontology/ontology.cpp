// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "ontology/ontology.hpp"

using namespace entente;

TEST_CASE("the compiled-in tables load and agree with each other") {
    const Ontology ontology = load_ontology();
    CHECK(ontology.cameo_codes.size() > 290);
    CHECK(ontology.sectors.contains("GOV"));
    for (const EventTypeInfo& info : ontology.types) {
        CHECK_FALSE(info.verb.empty());
        CHECK_FALSE(info.description.empty());
        CHECK(info.colour != "#000000");
    }
    for (const auto& [code, info] : ontology.cameo_codes) {
        CHECK_FALSE(info.verb.empty());
        CHECK_FALSE(info.description.empty());
    }
}

TEST_CASE("a CAMEO code has its Goldstein score, type and mode") {
    const Ontology ontology = load_ontology();
    CHECK(ontology.cameo("042")->goldstein == doctest::Approx(1.9));
    CHECK(ontology.cameo("042")->mode == "visit");
    CHECK(ontology.cameo("0874")->type == EventType::RETREAT);
    CHECK(ontology.cameo("0874")->goldstein == doctest::Approx(10));
    CHECK(ontology.cameo("195")->type == EventType::ASSAULT);
    CHECK(ontology.cameo("163")->goldstein == doctest::Approx(-8));
}

TEST_CASE("an unknown sub-code falls back to its nearest known prefix") {
    const Ontology ontology = load_ontology();
    CHECK(ontology.cameo("0429")->code == "042");
    CHECK(ontology.cameo("99") == nullptr);
    CHECK(ontology.cameo("") == nullptr);
}

TEST_CASE("names of all codes read back as themselves") {
    for (std::size_t i = 0; i < event_type_count; ++i) {
        const auto type = static_cast<EventType>(i);
        CHECK(parse_event_type(name(type)) == type);
    }
    CHECK(parse_quad(name(Quad::material_conflict)) == Quad::material_conflict);
    CHECK(parse_actor_kind(name(ActorKind::armed_group)) == ActorKind::armed_group);
    CHECK(parse_status(name(Status::hypothetical)) == Status::hypothetical);
    CHECK(parse_feature(name(Feature::water)) == Feature::water);
    CHECK_FALSE(parse_event_type("consult").has_value());
    CHECK_FALSE(parse_status("").has_value());
}
