#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/exchange/arrow.hpp>
#include <dutygraph/exchange/detail/arrow_columns.hpp>
#include <dutygraph/exchange/detail/arrow_owners.hpp>
#include <dutygraph/exchange/detail/arrow_values.hpp>
#include <dutygraph/model/table_builder.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE void export_arrow(const table& value, arrow_schema& schema, arrow_array& array) {
  schema = {};
  array = {};
  arrow_schema made;
  detail::export_table_schema(value, made);
  detail::arrow_guard<arrow_schema> guard(made);
  detail::export_table(value, array);
  schema = *guard;
  guard->release = nullptr;
}

DUTYGRAPH_INLINE void export_arrow_stream(const table& value, arrow_array_stream& stream) {
  stream = {};
  auto owner = std::make_unique<detail::arrow_stream_owner>();
  owner->value = value;
  stream.get_schema = [](arrow_array_stream* self, arrow_schema* target) {
    return detail::guarded_step(self, [target](const detail::arrow_stream_owner& from) {
      *target = {};
      detail::export_table_schema(from.value, *target);
    });
  };
  stream.get_next = [](arrow_array_stream* self, arrow_array* target) {
    return detail::guarded_step(self, [target](detail::arrow_stream_owner& from) {
      *target = {};  // released: the end of the stream
      if (from.done) return;
      detail::export_table(from.value, *target);
      from.done = true;
    });
  };
  stream.get_last_error = [](arrow_array_stream* self) {
    return static_cast<detail::arrow_stream_owner*>(self->private_data)->fault;
  };
  stream.private_data = owner.release();
  stream.release = [](arrow_array_stream* self) {
    std::unique_ptr<detail::arrow_stream_owner>(
        static_cast<detail::arrow_stream_owner*>(self->private_data))
        .reset();
    self->release = nullptr;
  };
}

namespace detail {

/// A table being read: the columns that a schema promises, filled from arrays of it.
class arrow_table_reader {
 public:
  /// `schema` must live as long as the reader.
  arrow_table_reader(const arrow_schema& schema, const limits& bounds, const stop_token& stop)
      : budget_{bounds, stop}, out_(arrow_metadata_value(schema.metadata, "caption")) {
    if (arrow_format_of(&schema) != "+s" || schema.dictionary != nullptr) {
      throw_arrow("type",
                  "a table must be an array of the Arrow format “+s” (struct), but this is “" +
                      printable(arrow_format_of(&schema)) +
                      "”; export a record batch or a data frame, not a single column");
    }
    if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr)) {
      throw_arrow("layout", "the schema has an impossible number of columns");
    }
    std::vector<std::string> names;
    for (std::int64_t index = 0; index < schema.n_children; ++index) {
      const arrow_schema* child = schema.children[index];
      if (child == nullptr || child->release == nullptr) {
        throw_arrow("released", "the schema of column " + std::to_string(index) +
                                    " is missing or was released already");
      }
      names.push_back(name_of(*child, index, names));
      columns_.emplace_back(*child, names.back(), out_);
    }
  }

  void append(const arrow_array& array) {
    const arrow_values rows(&array, 1, "the table");
    if (array.n_children != static_cast<std::int64_t>(columns_.size()) ||
        (array.n_children > 0 && array.children == nullptr)) {
      rows.fail("has " + std::to_string(array.n_children) + " columns, but its schema has " +
                std::to_string(columns_.size()));
    }
    budget_.take_rows(array.length);
    for (std::size_t index = 0; index < columns_.size(); ++index) {
      columns_[index].append(array.children[index], rows, budget_);
    }
  }

  [[nodiscard]] table finish() { return out_.finish(); }

 private:
  [[nodiscard]] static std::string name_of(const arrow_schema& schema, std::int64_t index,
                                           const std::vector<std::string>& before) {
    std::string name = schema.name == nullptr ? "" : schema.name;
    if (find_utf8_fault(name)) {
      throw_arrow("value", "the name of column " + std::to_string(index) + " is not UTF-8");
    }
    for (const std::string& other : before) {
      if (other == name) {
        throw_arrow("type",
                    "two columns are named “" + printable(name) + "”; give each a name of its own");
      }
    }
    return name;
  }

  arrow_budget budget_;
  table_builder out_;
  std::vector<arrow_column> columns_;
};

inline void refuse_released(bool released, std::string_view what) {
  if (released) {
    throw_arrow("released", "the " + std::string(what) +
                                " was released already: it can be read once; export it again");
  }
}

[[noreturn]] inline void throw_stream_fault(arrow_array_stream& stream, std::string_view step,
                                            int code) {
  const char* told = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
  throw_arrow("stream", "the stream gave no " + std::string(step) + " (error " +
                            std::to_string(code) +
                            "): " + (told == nullptr ? "it does not say why" : printable(told)));
}

}  // namespace detail

DUTYGRAPH_INLINE table import_arrow(arrow_schema& schema, arrow_array& array, const limits& bounds,
                                    const stop_token& stop) {
  detail::arrow_guard<arrow_schema> own_schema(schema);
  detail::arrow_guard<arrow_array> own_array(array);
  detail::refuse_released(own_schema->release == nullptr, "schema");
  detail::refuse_released(own_array->release == nullptr, "array");
  detail::arrow_table_reader reader(*own_schema, bounds, stop);
  reader.append(*own_array);
  return reader.finish();
}

DUTYGRAPH_INLINE table import_arrow_stream(arrow_array_stream& stream, const limits& bounds,
                                           const stop_token& stop) {
  detail::arrow_guard<arrow_array_stream> own(stream);
  detail::refuse_released(own->release == nullptr, "stream");
  arrow_schema schema;
  if (const int code = own->get_schema(&*own, &schema); code != 0) {
    detail::throw_stream_fault(*own, "schema", code);
  }
  detail::arrow_guard<arrow_schema> own_schema(schema);
  detail::refuse_released(own_schema->release == nullptr, "schema");
  detail::arrow_table_reader reader(*own_schema, bounds, stop);
  while (true) {
    stop.check("reading an Arrow table");
    arrow_array array;
    if (const int code = own->get_next(&*own, &array); code != 0) {
      detail::throw_stream_fault(*own, "array", code);
    }
    if (array.release == nullptr) return reader.finish();
    detail::arrow_guard<arrow_array> own_array(array);
    reader.append(*own_array);
  }
}

}  // namespace dutygraph
