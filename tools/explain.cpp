// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "command.hpp"
#include "options.hpp"
#include "output_file.hpp"
#include "terminal.hpp"

namespace entente::tools {
namespace {

/// Colours of marked spans; all empty where colours are not wanted.
struct Palette {
    std::string_view actor, place, trigger, dim, bold, end;
};
Palette palette(bool colour) {
    if (!colour) return {};
    return {"\033[34m", "\033[32m", "\033[31;1m", "\033[2m", "\033[1m", "\033[0m"};
}

struct Mark {
    Span span;
    std::string_view open;
    std::string_view close;
    std::string_view colour;
};

/// The sentence with its event triggers as *met*, its actors as [Kim], its places as <Moscow>.
std::string marked(const Analysis& analysis, std::uint32_t s, const Palette& colours) {
    const Sentence& sentence = analysis.document.sentences[s];
    const auto span_of = [&](TokenRange tokens) { return Span{sentence.tokens[tokens.begin].span.begin, sentence.tokens[tokens.end - 1].span.end}; };
    std::vector<Mark> marks;
    for (const EventMention& event : analysis.extraction.events) {
        if (event.sentence == s && event.trigger.size() > 0) marks.push_back({span_of(event.trigger), "*", "*", colours.trigger});
    }
    for (std::size_t i = 0; i < analysis.extraction.mentions.size(); ++i) {
        const Mention& mention = analysis.extraction.mentions[i];
        const MentionResolution& resolved = analysis.resolution.mentions[i];
        if (mention.sentence != s || (resolved.entities.empty() && !resolved.place)) continue;
        const TokenRange tokens = mention.name.size() > 0 ? mention.name : mention.tokens;
        const bool place = resolved.reads_as_place || resolved.entities.empty();
        marks.push_back({span_of(tokens), place ? "<" : "[", place ? ">" : "]", place ? colours.place : colours.actor});
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    const std::string& text = analysis.document.article.text;
    std::string out;
    std::uint32_t at = sentence.span.begin;
    for (const Mark& mark : marks) {
        if (mark.span.begin < at) continue; // within a span already marked
        out += printable(Span{at, mark.span.begin}.of(text));
        out += fmt::format("{}{}{}{}{}", mark.colour, mark.open, printable(mark.span.of(text)), mark.close, colours.end);
        at = mark.span.end;
    }
    return out + printable(Span{at, sentence.span.end}.of(text));
}

std::string actors(const std::vector<ActorRef>& refs) {
    std::string out;
    for (const ActorRef& ref : refs) {
        out += fmt::format("{}{}", out.empty() ? "" : ", ", printable(ref.name));
        if (ref.text != ref.name) out += fmt::format(" \"{}\"", printable(ref.text));
    }
    return out.empty() ? "—" : out;
}

std::string event_lines(const EventRecord& record, const Analysis& analysis, const Palette& colours) {
    std::string out = fmt::format("      {}{}{}  {} {} {}   {}{}, confidence {:.2f}\n", colours.bold, name(record.type), colours.end, actors(record.source),
                                  record.reciprocal ? "↔" : "→", actors(record.target), name(record.status), record.mode.empty() ? "" : " (" + record.mode + ")",
                                  record.confidence);
    const auto source = std::find_if(analysis.extraction.events.begin(), analysis.extraction.events.end(), [&](const EventMention& event) {
        const Sentence& sentence = analysis.document.sentences[event.sentence];
        return event.sentence == record.sentence && event.type == record.type && sentence.tokens[event.trigger.begin].span.begin == record.trigger_span.begin;
    });
    if (source != analysis.extraction.events.end()) out += fmt::format("        {}by    {}{}\n", colours.dim, printable(source->pattern), colours.end);
    if (record.place) {
        const std::string from = record.place->text.empty() ? "as its parties suggest" : fmt::format("from \"{}\"", printable(record.place->text));
        out += fmt::format("        where {} ({}, {}) {}\n", printable(record.place->name), name(record.place->feature), record.place->country, from);
    }
    if (record.date) {
        const DateInterval& interval = record.date->interval;
        out += fmt::format("        when  {}{} from {}{}\n", format(interval.start), interval.start == interval.end ? "" : " to " + format(interval.end), name(record.date->basis),
                           record.date->text.empty() ? "" : fmt::format(" \"{}\"", printable(record.date->text)));
    }
    if (record.attribution) out += fmt::format("        says  {}\n", printable(record.attribution->name));
    return out;
}

std::string refusal_lines(const std::vector<Refusal>& refusals, const Analysis& analysis, std::uint32_t s, const Palette& colours) {
    const Sentence& sentence = analysis.document.sentences[s];
    std::string out;
    for (const Refusal& refusal : refusals) {
        if (refusal.sentence != s) continue;
        const Span where{sentence.tokens[refusal.trigger.begin].span.begin, sentence.tokens[refusal.trigger.end - 1].span.end};
        out += fmt::format("      {}not   \"{}\": {}{}\n", colours.dim, printable(where.of(analysis.document.article.text)), refusal.reason, colours.end);
    }
    return out;
}

/// What a block that yields no events is.
std::string_view matter(BlockKind kind) {
    switch (kind) {
    case BlockKind::caption: return "caption or credit";
    case BlockKind::header: return "line beside the text";
    case BlockKind::junk: return "junk of the page";
    default: return "not running text";
    }
}

/// One line of output after the other, each broken to the width.
std::string lines_of_sentence(const Analysis& analysis, std::uint32_t s, const Palette& colours) {
    const Sentence& sentence = analysis.document.sentences[s];
    std::string out = fmt::format("{:>4}  {}\n", s, marked(analysis, s, colours));
    if (!yields_events(analysis.document, sentence)) {
        const BlockKind kind = analysis.document.article.blocks[sentence.block].kind;
        return out + fmt::format("      {}passed over: {}{}\n", colours.dim, matter(kind), colours.end);
    }
    bool said_something = false;
    for (const EventRecord& record : analysis.records) {
        if (record.sentence != s) continue;
        out += event_lines(record, analysis, colours);
        said_something = true;
    }
    const std::string refused = refusal_lines(analysis.extraction.refusals, analysis, s, colours) + refusal_lines(analysis.refused_records, analysis, s, colours);
    out += refused;
    said_something = said_something || !refused.empty();
    if (!said_something) out += fmt::format("      {}no event: no word here names an act of the 16 types{}\n", colours.dim, colours.end);
    return out;
}

/// Lines go on below their text where they are broken.
std::string broken(std::string_view lines, std::size_t width) {
    std::string out;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        const std::size_t text = line.find_first_not_of(' ');
        out += wrapped(line, width, text == 8 ? 14 : text == 6 ? 8 : 6) + '\n';
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return out;
}

std::string explanation(const Analysis& analysis, const Palette& colours, std::size_t width) {
    const Article& article = analysis.document.article;
    std::string out = fmt::format("{}{}{}  {}  {}\n", colours.bold, printable(article.id), colours.end, article.published ? format(*article.published) : "undated", printable(article.title));
    for (std::uint32_t s = 0; s < analysis.document.sentences.size(); ++s) out += lines_of_sentence(analysis, s, colours);
    return broken(out, width) + '\n';
}

struct Options {
    ReadingOptions reading;
    std::string output = "-";
};

int explain_inputs(const Options& options) {
    check_outputs({options.output}, options.reading.inputs);
    OutputFile file{options.output};
    const Resources resources = load_resources_for(options.reading);
    const Palette colours = palette(options.output == "-" && may_colour(STDOUT_FILENO));
    const std::size_t width = options.output == "-" ? columns_of(STDOUT_FILENO, 0) : 0;
    const ReadingResult result = run_reading(options.reading, resources, false, [&](const Analysis& analysis) { file.stream() << explanation(analysis, colours, width); });
    file.commit();
    return result.code;
}

} // namespace

Command explain_command() {
    return {"explain", "for a person: each sentence, its events, and why",
            "Shows each sentence with its actors as [Kim], its places as <Moscow> and its event words as *met*; below it the events found, with "
            "the pattern that found each, its place, date, speaker and confidence; and what looked like an event and was refused, with the reason.",
            "entente explain graphs/summit/ledger-vostochny.txt\n"
            "echo 'France condemned the coup in Niger.' | entente explain --date 2023-07-28 -",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                add_reading_options(app, options->reading);
                app.add_option("-o,--output", options->output, "file to write; - is standard output")->type_name("FILE")->capture_default_str();
                return [options] { return explain_inputs(*options); };
            }};
}

} // namespace entente::tools
