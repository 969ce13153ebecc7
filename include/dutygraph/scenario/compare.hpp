#pragma once

#include <cstdint>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How `compare` pairs the items of two plans.
struct compare_options {
  double threshold = 0.4;  ///< pairs with a smaller score are none; above 0, at most 1
  inheritance rule = inheritance::nearest;
  /// Up to so many pairs of items (or headings) all are scored; beyond it only those that share a
  /// key, a title, a text, or some of their rarest pairs of characters.
  std::uint64_t all_pairs = 65'536;
};

/// What two plans have in common and what not.
struct comparison {
  table items;
  table actors;
  table headings;
  table totals;
  bool exact = true;  ///< false: another pairing may have a greater sum of scores
  friend bool operator==(const comparison&, const comparison&) = default;
};

/// What moved from one plan to another, such as from last year's to this one (计划对比).
///
/// Items are paired one to one so that the sum of scores is greatest. The score of two items is
///
///     0.5 title + 0.4 text + 0.1 number    where one has a title and both have a text
///     0.9 title + 0.1 number               where one has a title, and one of them no text
///     0.9 text + 0.1 number                where neither has a title
///
/// rounded to 10⁻⁶; title and text are the similarities (0..1) that `text_similarity` gives over
/// the titles, and over the texts, of both plans; number is 1 where the printed numbers are equal.
/// Items with neither title nor text score 1 if their numbers are equal, else 0. So a number alone
/// pairs no items that have words, and an item inserted at the front disturbs nothing. Among
/// pairings of the same sum: most under headings of one title, then nearest places in the two
/// plans, then first places. The default threshold lets an item pass whose title is the same and
/// whose text is not (0.5), or the other way round (0.4).
///
/// A pairing is a finding and no statement of either text. `match` is "identical" where title (of
/// items without one the text, of items without either the number) is the same but for marks,
/// blanks, width and capitals, and "inferred" where it rests on similarity.
///
/// Headings of one level are paired likewise, by 0.5 title + 0.4 items + 0.1 number, where items is
/// twice the paired items below both over the items below either (Dice coefficient); it takes the
/// part of text in the lines above and counts where one has items. Below the 16th level items have
/// no part in it.
///
/// Actors go by kind and name key, which is no identity: whoever has one name in two documents may
/// be two persons, and captions say so where the issuers differ or are not stated.
///
/// Results. `items`, those of `before` in document order, then the gained ones in that of `after`:
/// change list<utf8>, number_before, number_after, key_before, key_after, title_before,
/// title_after, chapter_before, chapter_after utf8, score, title_similarity, text_similarity
/// float64 (the last null where one has no text), match utf8, evidence list<utf8>, leaders_before,
/// leaders_after, sections_before, sections_after list<utf8>. What a side lacks is null. `change`
/// is "same", "gained" or "lost" alone, or any of "renamed", "renumbered", "moved" (into a chapter
/// that is not paired with its own), "reworded" (another text), "holders_changed" (other leaders or
/// sections), "roles_changed" (the same ones in other effective roles). `evidence` names what
/// agreed: "number", "title", "text", or "similar_title", "similar_text" from 0.4 on.
/// `actors`, leaders then sections, those of `before` in document order, then the new ones of
/// `after`: name, kind utf8, items_before, items_after, kept int64 (paired items held in both),
/// items_fractional_before, items_fractional_after float64; null where the name is absent.
/// `headings`, ordered as items: change list<utf8> ("same", "gained", "lost", "renamed",
/// "renumbered", "moved": below another heading), number_before, number_after, key_before,
/// key_after, title_before, title_after utf8, score float64, match utf8, items_before, items_after,
/// items_kept int64. `totals`, a row each for item, heading, leader, section: kind utf8, before,
/// after, both, gained, lost, same, inferred, renamed, renumbered, moved, reworded,
/// holders_changed, roles_changed int64, null where a kind cannot.
///
/// Exact up to 5·10⁷ steps of pairing, whatever the machine; beyond it each item left takes the
/// best that is free and `exact` is false. O(n log n) in characters, candidates and holdings; at
/// most 65,536 pairs, or some 40 for each item. Throws `argument_error` (a threshold that is not in
/// range), `stopped`. Sources: Kuhn 1955 (Naval Research Logistics 2:83), the Hungarian method, on
/// the candidates alone; Dice 1945 (Ecology 26:297).
[[nodiscard]] comparison compare(const plan& before, const plan& after,
                                 const compare_options& options = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/compare_inl.hpp>
#endif
