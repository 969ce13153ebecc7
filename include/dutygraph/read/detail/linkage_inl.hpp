#pragma once

#include <cmath>
#include <unordered_set>

#include <dutygraph/read/linkage.hpp>

#include <dutygraph/read/detail/linkage_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::linkage {

/// An item whose texts are ready to be compared.
struct read_item {
  std::vector<glyph> heading;
  std::vector<glyph> title;
  std::vector<glyph> body;
  linkable_field title_from = linkable_field::title;
};

[[nodiscard]] inline read_item read_texts(const linkable_item& item) {
  read_item texts{read_glyphs(item.heading), read_glyphs(item.title), read_glyphs(item.body),
                  linkable_field::title};
  if (texts.title.empty() && !texts.body.empty()) {
    const auto end = std::find_if(texts.body.begin() + 1, texts.body.end(),
                                  [](const glyph& one) { return one.before == gap::sentence; });
    texts.title.assign(texts.body.begin(), end);
    texts.body.erase(texts.body.begin(), end);
    texts.title_from = linkable_field::body;
  }
  return texts;
}

/// Counts in how many items each form stands and weighs each character by that.
inline void weigh(name_index& index, std::span<const linkable_item> items, const stop_token& stop) {
  std::vector<double> best(index.forms.size(), 0);
  std::vector<std::uint32_t> touched;
  for (const linkable_item& item : items) {
    stop.check("infer_links");
    const read_item texts = read_texts(item);
    const auto every = [](range) { return true; };
    const auto note = [&](std::span<const hit> hits, double share) {
      for (const hit& one : hits) {
        if (best[one.form] == 0) touched.push_back(one.form);
        best[one.form] = std::max(best[one.form], share);
      }
    };
    walk(index, texts.heading, true, every, note);
    walk(index, texts.title, false, every, note);
    walk(index, texts.body, false, every, note);
    for (const std::uint32_t number : touched) {
      index.forms[number].items += best[number];
      best[number] = 0;
    }
    touched.clear();
  }
  const std::size_t characters = index.matters.empty() ? 0 : index.matters.back().end;
  std::vector<double> items_of(characters, 1.0);
  std::vector<bool> printed(characters, false);
  std::vector<bool> in_a_form(characters, false);  // not where a name repeats a word
  for (const form& one : index.forms) {
    if (one.kind != form_kind::printed) continue;
    if (one.items > 0) printed[one.first] = true;
    in_a_form[one.first] = in_a_form[one.first + 1] = true;
  }
  for (form& one : index.forms) {
    one.in_use = one.kind == form_kind::printed || !printed[one.first];
    if (!one.in_use) continue;
    for (std::size_t at = one.first; at < one.first + one.count; ++at) {
      items_of[at] = std::max(items_of[at], one.items);
    }
  }
  index.weight.resize(characters);
  const auto texts = static_cast<double>(items.size() + 1);
  index.rarity.resize(characters);
  for (std::size_t at = 0; at < characters; ++at) {
    index.weight[at] = in_a_form[at] ? std::log(texts / items_of[at]) : 0.0;
    index.rarity[at] = 1 - items_of[at] / texts;
  }
}

/// To nine decimals, so that a tie is a tie on every machine.
[[nodiscard]] inline double settled(double score) noexcept {
  return std::floor(score * 1e9 + 0.5) / 1e9;
}

/// The evidence for each character of the names in one item after the other.
class evidence {
 public:
  evidence(const name_index& index, double sentence, double least)
      : index_(index),
        sentence_(sentence),
        least_(least),
        heading_(index.weight.size(), 0),
        title_(index.weight.size(), 0),
        here_(index.weight.size(), 0),
        missed_(index.weight.size(), 1),
        seen_(index.matters.size(), false) {}

  /// Scores one item; calls `report(task force, score)` for each that shares a phrase with it.
  template <class Report>
  void score(const linkable_item& item, Report report) {
    const read_item texts = read_texts(item);
    const auto every = [](range) { return true; };
    const auto into = [&](std::vector<double>& held) {
      return [this, &held](std::span<const hit> hits, double share) { raise(hits, share, held); };
    };
    walk(index_, texts.heading, true, every, into(heading_));
    for (const std::uint32_t number : matters_) forget_weak_heading(number);
    walk(index_, texts.title, false, every, into(title_));
    read_body(texts.body);
    // In the order of the matters, so that those of one task force follow each other.
    std::sort(matters_.begin(), matters_.end());
    for (std::size_t at = 0; at < matters_.size();) {
      const std::uint32_t force = index_.force_of[matters_[at]];
      double best = 0;
      for (; at < matters_.size() && index_.force_of[matters_[at]] == force; ++at) {
        best = std::max(best, take(matters_[at]));
      }
      report(force, best);
    }
    matters_.clear();
  }

 private:
  void raise(std::span<const hit> hits, double share, std::vector<double>& held) {
    for (const hit& one : hits) {
      const form& found = index_.forms[one.form];
      if (!seen_[found.matter]) {
        seen_[found.matter] = true;
        matters_.push_back(found.matter);
      }
      for (std::size_t at = found.first; at < found.first + found.count; ++at) {
        held[at] = std::max(held[at], share);
      }
    }
  }

  void read_body(std::span<const glyph> body) {
    std::unordered_set<std::u32string> sentences;
    const auto is_new = [&](range sentence) {
      close_sentence();
      std::u32string letters;
      for (std::size_t at = sentence.begin; at < sentence.end; ++at) letters += body[at].code;
      return sentences.insert(std::move(letters)).second;
    };
    walk(index_, body, false, is_new, [&](std::span<const hit> hits, double share) {
      raise(hits, share, here_);
      for (const hit& one : hits) in_sentence_.push_back(index_.forms[one.form].matter);
    });
    close_sentence();
  }

  /// A heading that holds less than `least_` of a matter is on something else.
  void forget_weak_heading(std::uint32_t number) {
    if (share_held(number, heading_) >= least_) return;
    const range characters = index_.matters[number];
    for (std::size_t at = characters.begin; at < characters.end; ++at) heading_[at] = 0;
  }

  /// A sentence is worth what its rarest character tells of the matter.
  void close_sentence() {
    std::sort(in_sentence_.begin(), in_sentence_.end());
    in_sentence_.erase(std::unique(in_sentence_.begin(), in_sentence_.end()), in_sentence_.end());
    for (const std::uint32_t number : in_sentence_) {
      const range characters = index_.matters[number];
      double rarest = 0;
      for (std::size_t at = characters.begin; at < characters.end; ++at) {
        if (here_[at] > 0) rarest = std::max(rarest, index_.rarity[at]);
      }
      for (std::size_t at = characters.begin; at < characters.end; ++at) {
        missed_[at] *= 1 - sentence_ * rarest * here_[at];
        here_[at] = 0;
      }
    }
    in_sentence_.clear();
  }

  /// The share of a matter that these values hold.
  [[nodiscard]] double share_held(std::uint32_t number, const std::vector<double>& by) const {
    double held = 0;
    double whole = 0;
    const range characters = index_.matters[number];
    for (std::size_t at = characters.begin; at < characters.end; ++at) {
      held += index_.weight[at] * by[at];
      whole += index_.weight[at];
    }
    return settled(std::min(held / whole, 1.0));
  }

  /// Reads and clears what is known of a matter.
  [[nodiscard]] double take(std::uint32_t number) {
    const range characters = index_.matters[number];
    for (std::size_t at = characters.begin; at < characters.end; ++at) {
      title_[at] = std::max({title_[at], heading_[at], 1 - missed_[at]});
    }
    const double score = share_held(number, title_);
    for (std::size_t at = characters.begin; at < characters.end; ++at) {
      heading_[at] = 0;
      title_[at] = 0;
      missed_[at] = 1;
    }
    seen_[number] = false;
    return score;
  }

  const name_index& index_;
  double sentence_;
  double least_;
  // One value for each character of the names.
  std::vector<double> heading_;
  std::vector<double> title_;
  std::vector<double> here_;                ///< by the sentence at hand
  std::vector<double> missed_;              ///< what the sentences so far leave open
  std::vector<bool> seen_;                  ///< for each matter
  std::vector<std::uint32_t> matters_;      ///< those seen in this item
  std::vector<std::uint32_t> in_sentence_;  ///< those seen in the sentence at hand
};

/// A run of hits that follow each other in the name and in the text: one shared phrase.
struct phrase {
  std::size_t name_begin = 0;
  std::size_t name_end = 0;
  std::size_t text_begin = 0;  ///< in characters
  std::size_t text_end = 0;
  double weight = 0;
  phrase_place where;
};

inline void find_phrases(const name_index& index, std::uint32_t force, std::span<const glyph> text,
                         linkable_field field, std::vector<phrase>& phrases) {
  const auto every = [](range) { return true; };
  walk(index, text, field == linkable_field::heading, every,
       [&](std::span<const hit> hits, double) {
         if (index.forms[hits.front().form].force != force) return;
         const std::size_t first = phrases.size();
         for (const hit& one : hits) {
           const form& found = index.forms[one.form];
           const std::size_t name_end = found.first + found.count;
           bool joined = false;
           // A phrase is no longer than a matter, so only the last few can go on here.
           for (std::size_t at = phrases.size(); at-- > first && !joined;) {
             if (phrases[at].text_begin + longest_matter < one.begin) break;
             joined = found.kind == form_kind::printed && phrases[at].text_end == one.begin + 1 &&
                      phrases[at].name_end == found.first + 1;
             if (joined) {
               phrases[at].name_end = name_end;
               phrases[at].text_end = one.end;
               phrases[at].where.length = text[one.end - 1].end - phrases[at].where.offset;
             }
           }
           if (joined) continue;
           const std::size_t offset = text[one.begin].begin;
           phrases.push_back({found.first,
                              name_end,
                              one.begin,
                              one.end,
                              0,
                              {field, offset, text[one.end - 1].end - offset}});
         }
       });
}

/// Fills in the phrases of a link: the weightiest first, each with something new.
inline void explain(const name_index& index, const linkable_item& item, inferred_link& link) {
  const read_item texts = read_texts(item);
  std::vector<phrase> phrases;
  find_phrases(index, link.task_force, texts.title, texts.title_from, phrases);
  find_phrases(index, link.task_force, texts.heading, linkable_field::heading, phrases);
  find_phrases(index, link.task_force, texts.body, linkable_field::body, phrases);
  for (phrase& one : phrases) {
    for (std::size_t at = one.name_begin; at < one.name_end; ++at) one.weight += index.weight[at];
    one.weight = settled(one.weight);
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const phrase& left, const phrase& right) {
    return left.weight > right.weight;
  });
  std::size_t begin = index.weight.size();
  std::size_t end = 0;
  for (const phrase& one : phrases) {
    begin = std::min(begin, one.name_begin);
    end = std::max(end, one.name_end);
  }
  std::vector<bool> known(end - std::min(begin, end), false);
  for (const phrase& one : phrases) {
    bool is_new = false;
    for (std::size_t at = one.name_begin; at < one.name_end; ++at) {
      is_new = is_new || !known[at - begin];
      known[at - begin] = true;
    }
    if (!is_new) continue;
    const std::string_view printed = one.where.field == linkable_field::title     ? item.title
                                     : one.where.field == linkable_field::heading ? item.heading
                                                                                  : item.body;
    if (link.matched.empty()) link.where = one.where;
    link.matched.emplace_back(printed.substr(one.where.offset, one.where.length));
  }
}

}  // namespace detail::linkage

DUTYGRAPH_INLINE std::vector<inferred_link> infer_links(
    std::span<const std::string_view> task_forces, std::span<const linkable_item> items,
    const stop_token& stop, const linkage_constants& constants) {
  namespace linkage = detail::linkage;
  linkage::name_index index = linkage::index_names(task_forces);
  linkage::weigh(index, items, stop);
  linkage::evidence evidence(index, constants.sentence, constants.least);
  std::vector<inferred_link> links;
  for (std::size_t item = 0; item < items.size(); ++item) {
    stop.check("infer_links");
    evidence.score(items[item], [&](std::uint32_t force, double score) {
      if (score < constants.least) return;
      links.push_back({force, static_cast<std::uint32_t>(item), score, {}, {}});
    });
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const inferred_link& left, const inferred_link& right) {
                     return left.task_force < right.task_force;
                   });
  for (inferred_link& link : links) {
    stop.check("infer_links");
    linkage::explain(index, items[link.item], link);
  }
  return links;
}

}  // namespace dutygraph
