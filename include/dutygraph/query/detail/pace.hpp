#pragma once

#include <dutygraph/stop.hpp>
