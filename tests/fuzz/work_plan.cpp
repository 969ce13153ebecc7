// Any bytes are read as a plan or refused; what is read is saved and read back equal.
#include <cstdint>
#include <dutygraph/build/validation.hpp>
#include <dutygraph/exchange/json.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <string>

#include "input.hpp"

using namespace dutygraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz_input input(data, size);
  read_options options;
  options.replace = input.choose(2) == 1;
  options.strict = input.choose(4) == 3;
  const bool tight = input.choose(4) == 3;
  if (tight) {
    options.limits.nesting = input.choose(3);
    options.limits.nodes = 8;
    options.limits.diagnostics_of_a_kind = input.choose(2);
  }
  try {
    const plan read = read_bytes(input.bytes(), options);
    for (const diagnostic& one : read.diagnostics()) {
      must(!one.code.empty() && !one.message.empty());
      must(!one.where.byte || *one.where.byte <= size);
    }
    const std::string saved = to_json(read);
    must(from_json(saved) == read);
    must(to_json(from_json(saved)) == saved);
  } catch (const build_error&) {
    must(false);  // what the reader makes is always a plan
  } catch (const error& thrown) {
    must(!thrown.code().empty());
    must(!thrown.where().byte || *thrown.where().byte <= size);
  }
  return 0;
}
