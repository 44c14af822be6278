// The camera of this device by Qt Multimedia, which is used nowhere else.
#pragma once

#include <memory>

#include "client/platform/capture_source.h"

namespace carnet::client {

std::unique_ptr<CaptureSource> deviceCamera();

}  // namespace carnet::client
