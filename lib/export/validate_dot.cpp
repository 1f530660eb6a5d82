// SPDX-License-Identifier: Apache-2.0
// DOT files: the grammar of Graphviz without ports' meaning and HTML markup's inside; nodes must be stated before edges use them.
#include <algorithm>

#include "export/problems.hpp"

namespace entente {

namespace {

enum class TokenKind : std::uint8_t { id, symbol, edge, end };

struct DotToken {
    TokenKind kind = TokenKind::end;
    std::string text;
    bool quoted = false;
    std::size_t line = 0;
};

class Lexer {
public:
    Lexer(std::string_view bytes, Problems& problems) : bytes_(bytes), problems_(problems) {}

    DotToken next() {
        skip_blanks_and_comments();
        if (at_ == bytes_.size()) return {TokenKind::end, "", false, line_};
        const char c = bytes_[at_];
        if (c == '"') return quoted_id();
        if (c == '<') return html_id();
        if (c == '-' && at_ + 1 < bytes_.size() && (bytes_[at_ + 1] == '>' || bytes_[at_ + 1] == '-')) {
            at_ += 2;
            return {TokenKind::edge, std::string{bytes_.substr(at_ - 2, 2)}, false, line_};
        }
        if (is_word(c)) return word();
        ++at_;
        return {TokenKind::symbol, std::string(1, c), false, line_};
    }

private:
    static bool is_word(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
               static_cast<unsigned char>(c) >= 0x80;
    }

    void skip_to(std::string_view end) {
        const std::size_t found = std::min(bytes_.find(end, at_), bytes_.size());
        line_ += static_cast<std::size_t>(std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), bytes_.begin() + static_cast<std::ptrdiff_t>(found), '\n'));
        at_ = std::min(found + end.size(), bytes_.size());
        if (end == "\n" && found < bytes_.size()) ++line_;
    }

    void skip_blanks_and_comments() {
        while (at_ < bytes_.size()) {
            const std::string_view rest = bytes_.substr(at_);
            if (rest.starts_with("//") || (rest.front() == '#' && (at_ == 0 || bytes_[at_ - 1] == '\n'))) {
                skip_to("\n");
            } else if (rest.starts_with("/*")) {
                skip_to("*/");
            } else if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r' || rest.front() == '\n') {
                if (rest.front() == '\n') ++line_;
                ++at_;
            } else {
                return;
            }
        }
    }

    DotToken word() {
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && is_word(bytes_[at_]) && !bytes_.substr(at_).starts_with("->") && !bytes_.substr(at_).starts_with("--")) ++at_;
        return {TokenKind::id, std::string{bytes_.substr(begin, at_ - begin)}, false, line_};
    }

    DotToken quoted_id() {
        DotToken token{TokenKind::id, "", true, line_};
        for (++at_; at_ < bytes_.size(); ++at_) {
            const char c = bytes_[at_];
            if (c == '"') {
                ++at_;
                return token;
            }
            if (c == '\n') ++line_;
            if (c == '\\' && at_ + 1 < bytes_.size() && (bytes_[at_ + 1] == '"' || bytes_[at_ + 1] == '\\')) ++at_;
            token.text += bytes_[at_];
        }
        problems_.add(token.line, "a quote is opened and never closed");
        return token;
    }

    DotToken html_id() {
        DotToken token{TokenKind::id, "", true, line_};
        int depth = 0;
        for (; at_ < bytes_.size(); ++at_) {
            const char c = bytes_[at_];
            if (c == '\n') ++line_;
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            token.text += c;
            if (depth == 0) {
                ++at_;
                return token;
            }
        }
        problems_.add(token.line, "an HTML label is opened and never closed");
        return token;
    }

    std::string_view bytes_;
    Problems& problems_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

class Parser {
public:
    Parser(std::string_view bytes, Problems& problems) : lexer_(bytes, problems), problems_(problems), graph_(problems) { advance(); }

    void graph() {
        if (is_word("strict")) advance();
        if (!is_word("digraph") && !is_word("graph")) return problems_.add(token_.line, "a graph begins with 'digraph' or 'graph'");
        advance();
        if (token_.kind == TokenKind::id) advance();
        if (!take("{")) return problems_.add(token_.line, "'{' is expected");
        std::size_t depth = 1;
        while (depth > 0 && token_.kind != TokenKind::end) {
            if (take("}")) {
                --depth;
            } else if (take("{")) {
                ++depth;
            } else if (!take(";") && !statement()) {
                return;
            }
        }
        if (depth > 0) return problems_.add(token_.line, "the graph is not closed");
        if (token_.kind != TokenKind::end) problems_.add(token_.line, "there is text after the graph");
    }

private:
    void advance() { token_ = lexer_.next(); }
    bool is_word(std::string_view word) const { return token_.kind == TokenKind::id && !token_.quoted && token_.text == word; }
    bool take(std::string_view symbol) {
        if (token_.kind != TokenKind::symbol || token_.text != symbol) return false;
        advance();
        return true;
    }

    /// False after a problem from which there is no going on.
    bool statement() {
        if (token_.kind != TokenKind::id) return fail("an id is expected, not " + in_quotes(token_.text));
        const DotToken first = token_;
        const bool of_all = is_word("graph") || is_word("node") || is_word("edge");
        const bool subgraph = is_word("subgraph");
        advance();
        if (subgraph) {
            if (token_.kind == TokenKind::id) advance();
            return true;
        }
        if (take("=")) {
            if (token_.kind != TokenKind::id) return fail("a value is expected");
            advance();
            return true;
        }
        std::vector<DotToken> ends{first};
        while (token_.kind == TokenKind::edge) {
            advance();
            if (token_.kind != TokenKind::id) return fail("a node is expected after an arrow");
            ends.push_back(token_);
            advance();
        }
        std::string label;
        while (token_.kind == TokenKind::symbol && token_.text == "[") {
            if (!attributes(label)) return false;
        }
        if (of_all) return true;
        if (ends.size() == 1) graph_.node(first.line, first.text);
        for (std::size_t i = 1; i < ends.size(); ++i) {
            graph_.edge(first.line, "", ends[i - 1].text, ends[i].text, relation_.empty() ? label : relation_);
        }
        return true;
    }

    bool attributes(std::string& label) {
        relation_.clear();
        advance(); // [
        while (!take("]")) {
            if (token_.kind != TokenKind::id) return fail("an attribute is expected, not " + in_quotes(token_.text));
            const DotToken name = token_;
            advance();
            if (take("=")) {
                if (token_.kind != TokenKind::id) return fail("the attribute " + in_quotes(name.text) + " has no value");
                if (name.text == "label") label = token_.text;
                if (name.text == "relation") relation_ = token_.text;
                if (name.text == "weight") graph_.weight(token_.line, token_.text);
                advance();
            }
            if (!take(",")) take(";");
        }
        return true;
    }

    bool fail(const std::string& reason) {
        problems_.add(token_.line, reason);
        return false;
    }

    Lexer lexer_;
    Problems& problems_;
    GraphCheck graph_;
    DotToken token_;
    std::string relation_;
};

} // namespace

void check_dot(std::string_view bytes, Problems& problems) { Parser{bytes, problems}.graph(); }

} // namespace entente
