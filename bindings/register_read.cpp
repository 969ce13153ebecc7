#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <tuple>

#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/read/responsibility_table.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/name_key.hpp>

#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

read_options options(std::string encoding, bool replace, bool strict, std::string file,
                     const limits& allowed) {
  read_options out;
  out.encoding = std::move(encoding);
  out.replace = replace;
  out.strict = strict;
  out.file = std::move(file);
  out.limits = allowed;
  return out;
}

/// What Python takes out of a file, line by line and table by table.
struct document_from_python {
  extracted_document document;
  limits allowed;
};

using cell_tuple = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t,
                              std::string, std::string>;

void add_table(document_from_python& self, const std::string& name, std::vector<cell_tuple> given) {
  std::vector<cell_text> cells;
  cells.reserve(given.size());
  for (auto& [row, column, rows, columns, text, place] : given) {
    cells.push_back({row, column, rows, columns, std::move(text), std::move(place)});
  }
  self.document.add_table(name, std::move(cells), self.allowed);
}

void add_diagnostic(document_from_python& self, std::string code, const std::string& severity_name,
                    std::string message, const std::string& excerpt, std::string advice,
                    std::string file, std::uint64_t line, std::optional<std::uint64_t> byte) {
  constexpr std::array severities{severity::information, severity::warning, severity::error};
  diagnostic& made = self.document.diagnostics.emplace_back();
  made.code = std::move(code);
  for (const severity one : severities) {
    if (to_string(one) == severity_name) made.severity = one;
  }
  made.message = std::move(message);
  made.excerpt = printable(excerpt);
  made.advice = std::move(advice);
  made.where = {std::move(file), line, 0, byte};
}

std::vector<column_alias> aliases(const std::vector<std::pair<std::string, std::string>>& given) {
  std::vector<column_alias> out;
  for (const auto& [heading, meant] : given) out.push_back({heading, meant});
  return out;
}

using columns = std::vector<std::pair<std::string, std::string>>;

void register_documents(py::module_& module) {
  py::class_<document_from_python>(module, "ExtractedDocument")
      .def(py::init([](std::string encoding, const limits& allowed) {
        document_from_python made;
        made.document.source.encoding = std::move(encoding);
        made.allowed = allowed;
        return made;
      }))
      .def("add_line",
           [](document_from_python& self, const std::string& words, const std::string& place) {
             self.document.add_line(words, place, self.allowed);
           })
      .def("add_table", &add_table)
      .def("add_diagnostic", &add_diagnostic)
      .def("text", [](const document_from_python& self) { return self.document.source.text; });
  module.def(
      "file_bytes", [](const std::string& path, const limits& allowed, const optional_stop& stop) {
        return py::bytes(
            run(stop, [&](const stop_token& token) { return file_bytes(path, allowed, token); }));
      });
  module.def("decode",
             [](const py::bytes& bytes, const std::string& encoding, bool replace,
                const std::string& file, const limits& allowed, const optional_stop& stop) {
               const auto view = static_cast<std::string_view>(bytes);
               decoded_text made = run(stop, [&](const stop_token& token) {
                 return decode(view, {encoding, replace, file}, allowed, token);
               });
               return std::pair(std::move(made.text), std::move(made.encoding));
             });
  module.def("read_document", [](const document_from_python& given, const read_options& options,
                                 const columns& meant, const optional_stop& stop) {
    const auto named = aliases(meant);
    return run(stop, [&](const stop_token& token) {
      return read_document(given.document, options, named, token);
    });
  });
  module.def("read_csv", [](const py::bytes& bytes, const read_options& options,
                            const columns& meant, const optional_stop& stop) {
    const auto view = static_cast<std::string_view>(bytes);
    const auto named = aliases(meant);
    return run(stop,
               [&](const stop_token& token) { return read_csv(view, options, named, token); });
  });
}

}  // namespace

void register_read(py::module_& module) {
  register_documents(module);
  py::class_<read_options>(module, "ReadOptions")
      .def(py::init(&options), py::arg("encoding"), py::arg("replace"), py::arg("strict"),
           py::arg("file"), py::arg("limits"))
      .def("links_from_file",
           [](read_options& self, const std::string& path, const optional_stop& stop) {
             self.links = run(stop, [&](const stop_token& token) {
               return read_links(path, self.limits, token);
             });
           })
      .def("links_from_bytes",
           [](read_options& self, const py::bytes& bytes, const optional_stop& stop) {
             const auto view = static_cast<std::string_view>(bytes);
             self.links = run(stop, [&](const stop_token& token) {
               return parse_links(view, "links", self.limits, token);
             });
           });
  module.def("read_file", [](const std::string& path, const read_options& given,
                             const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return read_file(path, given, token); });
  });
  module.def("read_bytes", [](const py::bytes& bytes, const read_options& given,
                              const optional_stop& stop) {
    const auto view = static_cast<std::string_view>(bytes);  // `bytes` is immutable and held
    return run(stop, [&](const stop_token& token) { return read_bytes(view, given, token); });
  });
  module.def("read_text", [](const std::string& text, const read_options& given,
                             const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return read_text(text, given, token); });
  });
  module.def("name_key",
             [](const std::string& name) { return std::string(name_key::of(name).view()); });
  module.def("display_name", &display_name);
}

}  // namespace dutygraph::python
