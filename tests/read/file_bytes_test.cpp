#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/read/file_bytes.hpp>

using namespace dutygraph;

namespace {

std::string code_of(const std::string& path, const limits& allowed = {}) {
  try {
    static_cast<void>(file_bytes(path, allowed));
  } catch (const error& caught) {
    return caught.code();
  }
  return "";
}

}  // namespace

TEST_CASE("file bytes: a file's bytes are as they are") {
  const std::string bytes = file_bytes("seeds/qufu_2020.txt");
  CHECK(bytes.size() > 10'000);
  CHECK(bytes.find("\n") != std::string::npos);
}

TEST_CASE("file bytes: what is no readable file is told apart") {
  CHECK(code_of("seeds/no_such_file.txt") == "input.missing");
  CHECK(code_of("") == "input.missing");
  CHECK(code_of(std::string("seeds\0/qufu_2020.txt", 20)) == "input.missing");
  CHECK(code_of("seeds/qufu_2020.txt/within") == "input.missing");
  CHECK(code_of("seeds") == "input.directory");
}

TEST_CASE("file bytes: limit, stop, and the file in the error") {
  limits few;
  few.input_bytes = 100;
  CHECK(code_of("seeds/qufu_2020.txt", few) == "limit.input_bytes");
  const std::atomic<bool> set{true};
  CHECK_THROWS_AS(file_bytes("seeds/qufu_2020.txt", {}, stop_token(set)), stopped);
  try {
    static_cast<void>(file_bytes("seeds"));
    FAIL("a directory was read");
  } catch (const parse_error& caught) {
    CHECK(caught.where().file == "seeds");
    CHECK(std::string(caught.what()).find("seeds: ") == 0);
  }
}
