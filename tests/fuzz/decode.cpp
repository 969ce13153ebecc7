// Any bytes are decoded or refused; what is decoded is UTF-8, and each place leads back to the
// input.
#include <cstdint>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/name_key.hpp>
#include <dutygraph/text/utf8.hpp>
#include <string>

#include "input.hpp"

using namespace dutygraph;

namespace {

void check(const decoded_text& made, std::string_view bytes) {
  must(!find_utf8_fault(made.text));
  std::uint64_t last = 0;
  for (std::size_t at = 0; at < made.text.size();) {
    const std::uint64_t input = made.offsets.input_byte(at);
    must(input >= last && input < bytes.size());
    last = input;
    (void)next_code_point(made.text, at);
    must(made.offsets.input_byte(at) > input);  // each character took some bytes
  }
  must(made.offsets.input_byte(made.text.size()) == (made.text.empty() ? last : bytes.size()) ||
       made.text.empty());
}

void check_names(const std::string& text) {
  const line_index lines(text);
  for (std::uint64_t line = 1; line <= lines.count(); ++line) {
    const std::string_view name = lines.words(text, line);
    const name_key key = name_key::of(name);
    must(name_key::of(key.view()) == key);
    must(name_key::of(display_name(name)) == key);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz_input input(data, size);
  constexpr const char* names[] = {"", "utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"};
  decode_options options;
  options.encoding = names[input.choose(6)];
  options.replace = true;
  decoded_text lenient;
  bool read = false;
  try {
    lenient = decode(input.bytes(), options);
    read = true;
    check(lenient, input.bytes());
    check_names(lenient.text);
  } catch (const parse_error& thrown) {
    must(thrown.code() == "encoding.unsupported");
  }
  options.replace = false;
  try {
    const decoded_text strict = decode(input.bytes(), options);
    must(read && strict.text == lenient.text && strict.offsets == lenient.offsets);
  } catch (const parse_error& thrown) {
    must(thrown.where().byte && *thrown.where().byte < size);
    must(thrown.where().line != 0 && thrown.where().column != 0);
  }
  return 0;
}
