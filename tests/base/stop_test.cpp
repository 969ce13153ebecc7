#include <atomic>
#include <dutygraph/stop.hpp>
#include <stdexcept>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("a default token never stops") {
  const stop_token never;
  CHECK_FALSE(never.stop_requested());
  CHECK_NOTHROW(never.check("reading"));
}

TEST_CASE("a token over a flag stops with it, and so do its copies") {
  std::atomic<bool> flag = false;
  const stop_token token(flag);
  const stop_token copy = token;
  CHECK_FALSE(copy.stop_requested());
  flag = true;
  CHECK(token.stop_requested());
  CHECK(copy.stop_requested());
  CHECK_THROWS_AS(copy.check("reading"), stopped);
  flag = false;
  CHECK_FALSE(copy.stop_requested());
}

TEST_CASE("a token over a function asks it each time") {
  int calls = 0;
  const stop_token token([&calls] { return ++calls == 3; });
  CHECK_FALSE(token.stop_requested());
  CHECK_FALSE(token.stop_requested());
  CHECK_THROWS_AS(token.check("reading"), stopped);
  CHECK(calls == 3);
}

TEST_CASE("what the polled function throws gets through") {
  const stop_token token([]() -> bool { throw std::runtime_error("interrupted"); });
  CHECK_THROWS_AS(token.check("reading"), std::runtime_error);
}
