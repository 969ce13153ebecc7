#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/graph.hpp>
#include <dutygraph/model/holdings.hpp>
#include <dutygraph/model/records.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/line_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A body outside the plan's actors that an item's text leans on: mentioned, never counted.
struct mention {
  node_id item;
  std::string name;  ///< as printed
  std::string word;  ///< that leans on it: 会同
  span words;        ///< the clause that says so
  span name_words;   ///< the name within it
  friend bool operator==(const mention&, const mention&) = default;
};

/// A document's responsibility graph with its text, if there is one, and what was not understood.
///
/// An immutable value: copies are cheap and share one state, every const member is safe to call
/// from any number of threads. What task forces drive and the text does not state is inferred on
/// first use by `graph()`; node ids and the ids of all other edges do not change by it. What a
/// theme advances by is there from the start: an item names the theme or does not.
class plan {
 public:
  /// A plan without nodes.
  plan();
  /// Takes a checked graph; `build()` is the usual way to get here. `find_links` may be empty.
  plan(document_record document, std::optional<std::string> text, dutygraph::graph stated,
       std::vector<diagnostic> diagnostics, linker find_links = {},
       std::vector<mention> mentions = {}, std::vector<source_place> places = {});

  [[nodiscard]] const document_record& document() const noexcept;
  [[nodiscard]] bool has_text() const noexcept;
  /// The decoded text; empty where there is none.
  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept;
  /// Bodies that items lean on, in document order.
  [[nodiscard]] const std::vector<mention>& mentions() const noexcept;

  /// Where the parts of an extracted text stood, in rising order; none for a text read as it is.
  [[nodiscard]] const std::vector<source_place>& places() const noexcept;

  /// All but what is inferred on first use.
  [[nodiscard]] const dutygraph::graph& stated_graph() const noexcept;
  /// The whole graph. The first call infers the missing `drives` edges; if `stop` ends it, the
  /// next call starts anew.
  [[nodiscard]] const dutygraph::graph& graph(const stop_token& stop = {}) const;
  /// Who holds which item; made on first use for each rule, then shared.
  [[nodiscard]] const dutygraph::holdings& holdings(inheritance rule,
                                                    const stop_token& stop = {}) const;

  /// The words of a span; empty where the span is absent or there is no text.
  [[nodiscard]] std::string_view words(span part) const noexcept;
  /// Line and column (1-based, columns in code points) where a span begins; nothing where the span
  /// is absent or there is no text. O(log lines + line length).
  [[nodiscard]] std::optional<line_position> position(span part) const noexcept;
  /// The line alone, in O(log lines).
  [[nodiscard]] std::optional<std::uint64_t> line(span part) const noexcept;

  /// Where in its document the begin of a span of an extracted text stood, such as 表1!B3; empty
  /// where that is not known. O(log places).
  [[nodiscard]] std::string_view place_in_source(span part) const noexcept;

  /// Equal documents, texts, places, diagnostics, mentions and whole graphs (what is inferred
  /// included).
  friend bool operator==(const plan& a, const plan& b);

 private:
  struct state;
  std::shared_ptr<const state> state_;
};

/// The records of a plan, inferred edges included: `build(to_records(p)) == p`. O(V + E + text).
[[nodiscard]] plan_records to_records(const plan& value, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/plan_inl.hpp>
#endif
