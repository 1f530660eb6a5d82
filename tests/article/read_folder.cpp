// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "reading.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone at the end of the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("entente-read-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    std::string path(const std::string& name = {}) const { return name.empty() ? path_.string() : (path_ / name).string(); }

private:
    fs::path path_;
};

entente::testing::Reading read_path(const std::string& path) {
    entente::testing::Reading reading;
    ReadEvents events;
    events.on_article = [&](Article article) {
        reading.articles.push_back(std::move(article));
        return true;
    };
    events.on_error = [&](const InputError& error) {
        reading.errors.push_back(message(error));
        return true;
    };
    events.on_warning = [&](const ReadWarning& warning) { reading.warnings.push_back(warning); };
    read_articles(Input{path}, events);
    return reading;
}

} // namespace

TEST_CASE("A folder is read with all folders in it, in the order of the paths, and other files are named in warnings") {
    const Folder folder;
    folder.write("b.txt", "The envoys met in Oslo.");
    folder.write("a/z.jsonl", "{\"text\": \"The envoys met in Rome.\"}\n");
    folder.write("c.txt", "The envoys met in Bern.");
    folder.write("picture.png", "\x89PNG");
    folder.write(".hidden/x.txt", "Hidden.");
    const auto reading = read_path(folder.path());
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 3);
    CHECK(reading.articles[0].id == "z:1");
    CHECK(reading.articles[1].id == "b");
    CHECK(reading.articles[2].id == "c");
    REQUIRE(reading.warnings.size() == 1);
    CHECK(reading.warnings[0].skipped);
    CHECK(reading.warnings[0].text == "1 file passed over, which is in no article format: picture.png");
}

TEST_CASE("A bad file in a folder is an error, and the others are read") {
    const Folder folder;
    folder.write("a.txt", "");
    folder.write("b.txt", "The envoys met in Oslo.");
    const auto reading = read_path(folder.path());
    CHECK(reading.articles.size() == 1);
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].starts_with(folder.path("a.txt")));
}

TEST_CASE("Missing files and folders without articles are errors") {
    const Folder folder;
    folder.write("picture.png", "\x89PNG");
    CHECK(read_path(folder.path()).errors.at(0).find("no articles in this folder") != std::string::npos);
    CHECK(read_path(folder.path("none.txt")).errors.at(0) == folder.path("none.txt") + ": no such file or folder (check the name)");
}

TEST_CASE("Without a receiver of errors the first error is thrown") {
    ReadEvents events;
    CHECK_THROWS_AS(read_articles(Input{"/no/such/file.txt"}, events), InputError);
    CHECK_THROWS_AS(read_all_articles(Input{"/no/such/file.txt"}), InputError);
}

TEST_CASE("The receiver stops the reading, and its own exceptions come through as they are") {
    const Folder folder;
    folder.write("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    std::size_t count = 0;
    ReadEvents events;
    events.on_article = [&](const Article&) { return ++count < 1; };
    CHECK_FALSE(read_articles(Input{folder.path()}, events));
    CHECK(count == 1);
    bool reported = false;
    events.on_error = [&](const InputError&) { return reported = true; };
    events.on_article = [](const Article&) -> bool { throw InputError{"other", 0, "of the receiver"}; };
    CHECK_THROWS_WITH_AS(read_articles(Input{folder.path()}, events), "of the receiver", InputError);
    CHECK_FALSE(reported);
}
