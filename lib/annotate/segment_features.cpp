// SPDX-License-Identifier: Apache-2.0
#include "annotate/segment_features.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
}

constexpr CharKind ascii_kind(char32_t c) noexcept {
    if (c >= 'a' && c <= 'z') return CharKind::lower;
    if (c >= 'A' && c <= 'Z') return CharKind::upper;
    if (c >= '0' && c <= '9') return CharKind::digit;
    switch (c) {
    case '.':
        return CharKind::period;
    case ',':
        return CharKind::comma;
    case '\'':
    case '`':
        return CharKind::apostrophe;
    case '"':
        return CharKind::quote;
    case '-':
        return CharKind::hyphen;
    case ':':
    case ';':
        return CharKind::colon;
    case '/':
    case '\\':
        return CharKind::slash;
    case '(':
    case '[':
    case '{':
    case '<':
        return CharKind::opening;
    case ')':
    case ']':
    case '}':
    case '>':
        return CharKind::closing;
    case '!':
    case '?':
        return CharKind::terminal;
    case '$':
        return CharKind::currency;
    case '%':
        return CharKind::percent;
    case '@':
        return CharKind::at;
    case '_':
        return CharKind::underscore;
    default:
        return CharKind::other;
    }
}

constexpr std::array<CharKind, 128> make_ascii_kinds() noexcept {
    std::array<CharKind, 128> table{};
    for (char32_t c = 0; c < 128; ++c)
        table[c] = ascii_kind(c);
    return table;
}
constexpr std::array<CharKind, 128> ascii_kinds = make_ascii_kinds();

struct Classified {
    CharKind kind;
    char32_t plain;
};

Classified classify_sign(char32_t c) noexcept {
    switch (c) {
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BC:
    case 0x2032:
        return {CharKind::apostrophe, '\''};
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
        return {CharKind::quote, '"'};
    case 0x2010:
    case 0x2011:
        return {CharKind::hyphen, '-'};
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return {CharKind::dash, 0x2014};
    case 0x2026:
        return {CharKind::ellipsis, 0x2026};
    default:
        return {CharKind::other, c};
    }
}

Classified classify(char32_t c) noexcept {
    if (c < 0x80) {
        const CharKind kind = ascii_kinds[c];
        if (kind == CharKind::upper) return {kind, c + ('a' - 'A')};
        if (kind == CharKind::digit) return {kind, '0'};
        return {kind, c == '`' ? '\'' : c};
    }
    if (const Classified sign = classify_sign(c); sign.kind != CharKind::other) return sign;
    if (is_upper(c)) return {CharKind::upper, lower(c)};
    if (is_lower(c)) return {CharKind::lower, c};
    if (is_letter(c)) return {CharKind::letter, 'x'};
    if (is_digit(c)) return {CharKind::digit, '0'};
    if (is_mark(c) || is_format(c)) return {CharKind::mark, 0x301};
    if (is_currency(c)) return {CharKind::currency, '$'};
    return {CharKind::other, c};
}

struct ClassWord {
    std::uint64_t hash = 0;
    WordClass word_class = WordClass::none;
};

constexpr std::uint64_t word_start = 0x1F;

struct ClassWords {
    WordClass word_class;
    std::string_view words; ///< in plain form, without the last full stop
};

constexpr std::array class_words{
    ClassWords{WordClass::title,
               "mr mrs ms dr gen brig sen rep gov lt col maj capt sgt cpl pvt adm cmdr prof rev hon pres amb det supt msgr fr "
               "spc sens reps drs messrs mme mlle insp sr.lt dep atty vice"},
    ClassWords{WordClass::month, "jan feb mar apr jun jul aug sep sept oct nov dec"},
    ClassWords{WordClass::state,
               "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.c n.d n.h n.j "
               "n.m n.y okla ore pa r.i s.c s.d tenn tex vt va w.va wash wis wyo"},
    ClassWords{WordClass::hour, "a.m p.m am pm"},
    ClassWords{WordClass::company, "inc corp ltd co bros llc l.l.c plc cos s.a s.p.a"},
    ClassWords{WordClass::generation, "jr sr ph.d m.d esq ret"},
    ClassWords{WordClass::street, "st ste ave blvd rd mt ft hwy pl sq"},
    ClassWords{WordClass::reference, "no nos fig figs art sec vol pp op para ch"},
    ClassWords{WordClass::latin, "vs v etc e.g i.e cf al approx est ca dept govt univ assn"},
    ClassWords{WordClass::region, "u.s u.n e.u u.k d.c u.a.e u.s.a u.s.s.r"},
    ClassWords{WordClass::calendar,
               "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
               "september october november december"},
};

constexpr std::size_t count_class_words() {
    std::size_t count = 0;
    for (const ClassWords& group : class_words)
        count += static_cast<std::size_t>(std::ranges::count(group.words, ' ')) + 1;
    return count;
}

constexpr auto make_class_table() {
    std::array<ClassWord, count_class_words()> table{};
    std::size_t size = 0;
    for (const ClassWords& group : class_words) {
        for (std::size_t at = 0; at < group.words.size();) {
            const std::size_t end = std::min(group.words.find(' ', at), group.words.size());
            std::uint64_t hash = word_start;
            for (const char c : group.words.substr(at, end - at))
                hash = mix(hash, static_cast<unsigned char>(c));
            table[size++] = {hash, group.word_class};
            at = end + 1;
        }
    }
    std::ranges::sort(table, {}, &ClassWord::hash);
    return table;
}
constexpr auto class_table = make_class_table();

WordClass word_class_of(std::uint64_t word) noexcept {
    const auto* found = std::ranges::lower_bound(class_table, word, {}, &ClassWord::hash);
    return found != class_table.end() && found->hash == word ? found->word_class : WordClass::none;
}

std::uint64_t kinds_hash(const BlockText& block, std::size_t begin, std::size_t end) {
    std::uint64_t hash = 0x51;
    CharKind last = CharKind::none;
    std::size_t repeats = 0;
    for (std::size_t i = begin; i < std::min(end, begin + 64); ++i) {
        const CharKind kind = block.characters[i].kind;
        repeats = kind == last ? repeats + 1 : 0;
        if (repeats < 2) hash = mix(hash, static_cast<std::uint64_t>(kind) + 1);
        last = kind;
    }
    return hash;
}

void finish_chunk(const BlockText& block, Chunk& chunk) {
    std::uint32_t begin = chunk.begin;
    std::uint32_t end = chunk.end;
    while (begin < end && !is_word(block.characters[begin].kind))
        ++begin;
    while (end > begin && !is_word(block.characters[end - 1].kind))
        --end;
    chunk.core_begin = begin;
    chunk.core_end = end;
    chunk.word = begin == end ? plain_hash(block, chunk.begin, chunk.end) : plain_hash(block, begin, end);
    chunk.tail = begin == end ? chunk.word : plain_hash(block, end, std::min(chunk.end, end + 8));
    chunk.word_class = word_class_of(chunk.word);
    chunk.shape = kinds_hash(block, begin, end);
    chunk.first = begin == end ? block.characters[chunk.begin].kind : block.characters[begin].kind;
}

constexpr std::uint64_t bin(std::uint64_t n) noexcept {
    if (n <= 4) return n;
    if (n <= 6) return 5;
    if (n <= 9) return 6;
    if (n <= 14) return 7;
    if (n <= 20) return 8;
    if (n <= 30) return 9;
    if (n <= 45) return 10;
    return 11;
}

constexpr std::uint64_t code(CharKind kind) noexcept {
    return static_cast<std::uint64_t>(kind) + 1;
}

/// Which kind of end the chunk has: none, or its closing signs, quotes and brackets after a full stop told apart.
std::uint64_t ending(const BlockText& block, const Chunk& chunk) {
    std::uint64_t hash = 0x7;
    const std::size_t from = chunk.core_begin == chunk.core_end ? chunk.begin : chunk.core_end;
    for (std::size_t i = from; i < std::min<std::size_t>(chunk.end, from + 4); ++i)
        hash = mix(hash, code(block.characters[i].kind));
    return hash;
}

/// What the chunk begins with before its word: a quote, a bracket, a bullet, or nothing.
std::uint64_t opening(const BlockText& block, const Chunk& chunk) {
    if (chunk.core_begin == chunk.core_end) return 100 + code(block.characters[chunk.begin].kind);
    return chunk.core_begin == chunk.begin ? 0 : code(block.characters[chunk.begin].kind);
}

/// The last letters of the word, a stand-in for its part of speech.
std::uint64_t suffix(const BlockText& block, const Chunk& chunk, std::size_t length) {
    const std::size_t begin = chunk.core_end - std::min<std::size_t>(length, chunk.core_end - chunk.core_begin);
    return plain_hash(block, begin, chunk.core_end);
}

} // namespace

std::uint32_t BlockText::end_before(std::size_t character, std::string_view text) const {
    const std::uint32_t begin = characters[character - 1].begin;
    return begin + code_point_at(text, begin).length;
}

BlockText read_block(std::string_view text, Span span) {
    BlockText block;
    block.characters.reserve(span.size());
    bool open = false;
    const auto close = [&] {
        if (!open) return;
        block.chunks.back().end = static_cast<std::uint32_t>(block.characters.size());
        finish_chunk(block, block.chunks.back());
        open = false;
    };
    for (std::uint32_t at = span.begin; at < span.end;) {
        const CodePoint point = code_point_at(text, at);
        if (is_space(point.value)) {
            close();
        } else {
            if (!open)
                block.chunks.push_back(
                    {static_cast<std::uint32_t>(block.characters.size()), 0, 0, 0, 0, 0, 0, WordClass::none, CharKind::none});
            open = true;
            const Classified classified = classify(point.value);
            block.characters.push_back({point.value, classified.plain, at, classified.kind});
            block.end = at + point.length;
        }
        at += point.length;
    }
    close();
    return block;
}

void Features::add(std::uint32_t tag, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    if (size_ == capacity) return;
    const std::uint64_t hash = mix(mix(mix(mix(0xE7, tag), a), b), c);
    hashes_[size_++] = static_cast<std::uint32_t>(hash >> 32U);
}

SentenceState SentenceState::after(const BlockText& block, const Chunk& chunk) const {
    SentenceState next = *this;
    ++next.length;
    if (chunk.first == CharKind::upper) ++next.capitals;
    for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) {
        const CharKind kind = block.characters[i].kind;
        if (kind == CharKind::opening) ++next.brackets;
        if (kind == CharKind::closing) next.brackets = std::max(0, next.brackets - 1);
        if (kind == CharKind::quote) ++next.quotes;
    }
    return next;
}

std::uint64_t plain_hash(const BlockText& block, std::size_t begin, std::size_t end) {
    std::uint64_t hash = word_start;
    for (std::size_t i = begin; i < std::min(end, begin + 64); ++i)
        hash = mix(hash, block.characters[i].plain);
    return hash;
}

Features sentence_features(const BlockText& block, std::size_t index, const SentenceState& state) {
    Features f;
    const Chunk& left = block.chunks[index];
    const Chunk& right = block.chunks[index + 1];
    const Chunk* before = state.length > 1 ? &block.chunks[index - 1] : nullptr;
    const Chunk* next = index + 2 < block.chunks.size() ? &block.chunks[index + 2] : nullptr;
    const std::uint64_t end = ending(block, left);
    const std::uint64_t open = opening(block, right);
    const std::uint64_t first = code(right.first);
    const std::uint64_t left_length = bin(left.core_end - left.core_begin);
    const std::uint64_t rest = bin(block.chunks.size() - index - 1);
    const std::uint64_t length = bin(state.length);
    const std::uint64_t inside = (state.brackets > 0 ? 2U : 0U) + static_cast<std::uint64_t>(state.quotes % 2);
    const std::uint64_t right_kind = first * 128 + open;
    const std::uint64_t left_first = code(left.first);
    f.add(0, 0);
    f.add(1, end);
    f.add(2, left.tail);
    f.add(3, left.word);
    f.add(4, left.word, end);
    f.add(5, left.word, end, first);
    f.add(6, left.shape, end);
    f.add(7, left.shape, end, right_kind);
    f.add(8, left_length, end, first);
    f.add(9, suffix(block, left, 3), end);
    f.add(10, suffix(block, left, 3), first, end);
    f.add(11, right.word);
    f.add(12, right.word, end);
    f.add(13, right.word, first, end);
    f.add(14, right_kind, end);
    f.add(15, right.shape, end);
    f.add(16, right.tail, end, first);
    f.add(17, suffix(block, right, 3), first, end);
    f.add(18, left.word, right.word);
    f.add(19, length, end, first);
    f.add(20, rest, end, first);
    f.add(21, inside, end, right_kind);
    f.add(22, length, rest, end);
    f.add(23, bin(block.chunks.size()), end, first);
    f.add(24, before == nullptr ? 1 : before->word, end, first);
    f.add(25, before == nullptr ? 1 : before->word, left.word);
    f.add(26, before == nullptr ? 1 : before->shape, left.shape, right.shape);
    f.add(27, next == nullptr ? 1 : next->word, right.word);
    f.add(28, next == nullptr ? 1 : code(next->first), right_kind, end);
    f.add(29, next == nullptr ? 1 : next->word, first, end);
    f.add(30, left_first * 64 + first, left_length, end);
    f.add(31, state.capitals + 1 >= state.length ? 1 : 0, end, first);
    f.add(32, right.shape, right.tail, end);
    f.add(33, suffix(block, left, 2), suffix(block, right, 2), first * 32 + (end & 31U));
    f.add(34, next == nullptr ? 1 : suffix(block, *next, 2), suffix(block, right, 3), first);
    f.add(35, code(block.characters[left.end - 1].kind), code(block.characters[right.begin].kind),
          next == nullptr ? 0 : code(block.characters[next->begin].kind));
    f.add(36, block.characters[left.end - 1].value, block.characters[right.begin].value);
    f.add(37, left_first * 64 + (before == nullptr ? 0 : code(before->first)), right_kind, end);
    const auto class_of = [](const Chunk* chunk) { return chunk == nullptr ? 15U : static_cast<std::uint64_t>(chunk->word_class); };
    f.add(38, class_of(&left), end, right_kind);
    f.add(39, class_of(&left), class_of(&right), end * 32 + first);
    f.add(40, class_of(&right), end, first);
    f.add(41, class_of(before), class_of(&left), end * 32 + first);
    f.add(42, class_of(&left), left_first, right.word);
    return f;
}

Features gap_features(const BlockText& block, const GapContext& context) {
    Features f;
    const Chunk& chunk = block.chunks[context.chunk];
    const std::size_t gap = context.gap;
    const auto plain = [&](std::ptrdiff_t offset) -> std::uint64_t {
        const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(gap) + offset;
        const bool inside = i >= static_cast<std::ptrdiff_t>(chunk.begin) && i < static_cast<std::ptrdiff_t>(chunk.end);
        return inside ? block.characters[static_cast<std::size_t>(i)].plain : (offset < 0 ? 1U : 2U);
    };
    const auto kind = [&](std::ptrdiff_t offset) -> std::uint64_t {
        const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(gap) + offset;
        const bool inside = i >= static_cast<std::ptrdiff_t>(chunk.begin) && i < static_cast<std::ptrdiff_t>(chunk.end);
        return inside ? code(block.characters[static_cast<std::size_t>(i)].kind) : 0;
    };
    const auto run_begin = [&](std::size_t at) {
        std::size_t begin = at;
        while (begin > chunk.begin && at - begin < 24 && is_word(block.characters[begin - 1].kind))
            --begin;
        return begin;
    };
    const auto run_end = [&](std::size_t at) {
        std::size_t end = at;
        while (end < chunk.end && end - at < 24 && is_word(block.characters[end].kind))
            ++end;
        return end;
    };
    // The word on each side: the run of letters that touches the gap, or the one beyond the sign that touches it.
    const bool left_is_word = is_word(block.characters[gap - 1].kind);
    const bool right_is_word = is_word(block.characters[gap].kind);
    const std::size_t left_end = left_is_word ? gap : gap - 1;
    const std::size_t right_begin = right_is_word ? gap : gap + 1;
    const std::uint64_t left_run = plain_hash(block, run_begin(left_end), left_end);
    const std::uint64_t right_run = right_begin < chunk.end ? plain_hash(block, right_begin, run_end(right_begin)) : 3;
    const std::size_t so_far_begin = std::max(context.token_begin, gap - std::min<std::size_t>(gap, 24));
    const std::uint64_t so_far = plain_hash(block, so_far_begin, gap);
    const std::uint64_t to_come = plain_hash(block, gap, std::min<std::size_t>(chunk.end, gap + 10));
    const std::uint64_t whole = plain_hash(block, chunk.begin, chunk.end);
    const bool first_chunk = context.chunk == 0;
    const bool last_chunk = context.chunk + 1 == block.chunks.size();
    const std::uint64_t next_kind =
        context.sentence_end ? (last_chunk ? 63U : 62U) : (last_chunk ? 61U : code(block.chunks[context.chunk + 1].first));
    const std::uint64_t next_word = last_chunk || context.sentence_end ? 1 : block.chunks[context.chunk + 1].word;
    const std::uint64_t previous_word = first_chunk ? 1 : block.chunks[context.chunk - 1].word;
    const std::uint64_t pair = plain(-1) * 0x200000 + plain(0);
    const std::uint64_t kinds2 = kind(-1) * 32 + kind(0);
    const std::uint64_t kinds4 = (kind(-2) * 32 + kind(-1)) * 1024 + kind(0) * 32 + kind(1);
    const std::uint64_t kinds8 = ((kind(-4) * 32 + kind(-3)) * 1048576 + kinds4) * 1024 + kind(2) * 32 + kind(3);
    const std::uint64_t at_begin = gap - chunk.begin < 4 ? gap - chunk.begin : 4;
    const std::uint64_t at_end = chunk.end - gap < 4 ? chunk.end - gap : 4;
    f.add(0, 0);
    for (std::ptrdiff_t offset = -3; offset <= 2; ++offset)
        f.add(static_cast<std::uint32_t>(4 + offset), plain(offset), kinds2);
    f.add(10, pair);
    f.add(11, plain(-2), plain(-1), kind(0));
    f.add(12, plain(0), plain(1), kind(-1));
    f.add(13, plain(-2), pair);
    f.add(14, pair, plain(1));
    f.add(15, plain(-2), pair, plain(1));
    f.add(16, plain(-3) * 0x200000 + plain(-2), pair, plain(1) * 0x200000 + plain(2));
    f.add(17, kinds2);
    f.add(18, kinds4);
    f.add(19, kinds8);
    f.add(20, kinds4, at_begin, at_end);
    f.add(21, left_run, pair);
    f.add(22, right_run, pair);
    f.add(23, left_run, right_run, pair);
    f.add(24, so_far);
    f.add(25, so_far, plain(0), plain(1));
    f.add(26, so_far, to_come);
    f.add(27, to_come);
    f.add(28, to_come, next_kind);
    f.add(29, whole, gap - chunk.begin);
    f.add(30, whole, gap - chunk.begin, next_kind);
    f.add(31, kinds_hash(block, chunk.begin, chunk.end), kinds2, at_begin * 8 + at_end);
    f.add(32, kinds_hash(block, chunk.begin, chunk.end), gap - chunk.begin);
    f.add(33, so_far, plain(0), next_kind);
    f.add(34, kinds4, next_kind, at_end);
    f.add(35, previous_word, to_come, plain(-1));
    f.add(36, whole, next_word, gap - chunk.begin);
    f.add(37, whole, previous_word, gap - chunk.begin);
    f.add(38, block.characters[gap - 1].value, block.characters[gap].value);
    f.add(39, kinds_hash(block, so_far_begin, gap), kinds2, kind(1));
    f.add(40, kinds_hash(block, so_far_begin, gap), kinds_hash(block, gap, std::min<std::size_t>(chunk.end, gap + 24)));
    f.add(41, left_end - run_begin(left_end), kinds4, context.token_begin + 1 == gap);
    f.add(42, run_end(std::min<std::size_t>(right_begin, chunk.end)) - right_begin, kinds4, plain(0));
    f.add(43, right_run, kinds2, so_far == left_run);
    f.add(44, left_run, kinds2);
    const auto class_code = [](std::uint64_t word) { return static_cast<std::uint64_t>(word_class_of(word)); };
    f.add(45, class_code(left_run), to_come, next_kind);
    f.add(46, class_code(so_far), to_come, next_kind);
    f.add(47, class_code(so_far), pair, next_word);
    return f;
}

bool may_split(const BlockText& block, const Chunk& chunk, std::size_t gap) {
    const CharKind left = block.characters[gap - 1].kind;
    const CharKind right = block.characters[gap].kind;
    if (right == CharKind::mark) return false;
    if (is_alphabetic(left) || left == CharKind::mark) {
        if (!is_alphabetic(right)) return true;
        const auto plain = [&](std::size_t i) { return i < chunk.end ? block.characters[i].plain : U'\0'; };
        return plain(gap) == 'n' && plain(gap + 1) == '\'' && plain(gap + 2) == 't';
    }
    return left != CharKind::digit || right != CharKind::digit;
}

} // namespace entente
