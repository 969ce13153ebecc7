#pragma once

#include <string>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The text as the grammars read it, byte for byte in the same places; empty where they read it as
/// it stands.
///
/// Traditional characters become the simplified ones of the lexicons (負責 is 负责). Blanks stand
/// for: marks of pronunciation behind a character (`發(fā)`), lines that hold a page number alone
/// (— 3 —), and the line breaks of hard-wrapped paragraphs. A text is hard-wrapped where three
/// lines at least, and three in ten, are as long as its longest and most of them end within a
/// sentence; a line that opens a number, a bracket at its margin or a label is never joined to the
/// one before. `text` must be UTF-8. Linear.
[[nodiscard]] std::string reading_text(std::string_view text);

/// `printed` without what stands as a blank in `read`, the same part of the reading text: a name
/// without marks of pronunciation.
[[nodiscard]] std::string without_marks(std::string_view printed, std::string_view read);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/reading_text_inl.hpp>
#endif
