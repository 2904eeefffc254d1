// SPDX-License-Identifier: Apache-2.0
// The one exception of the project. Wrong data is a value (a Finding, an ImportProblem); what cannot be worked with
// at all (a file, a database, our own catalogue) throws Error, whose text begins with the place: "limits.csv:12: ...".
#pragma once

#include <stdexcept>
#include <string>

namespace audit {

// Decides the exit status of the command line: usage 2, unreadable 3, internal 70.
enum class ErrorKind { usage, unreadable, internal };

class Error : public std::runtime_error {
 public:
    explicit Error(const std::string& message, ErrorKind kind = ErrorKind::unreadable)
        : std::runtime_error(message), kind_(kind)
    {
    }
    ErrorKind kind() const { return kind_; }

 private:
    ErrorKind kind_;
};

// Thrown where a person cancelled; whoever catches it leaves everything as it was.
class Cancelled : public Error {
 public:
    Cancelled() : Error("cancelled", ErrorKind::internal) {}
};

}  // namespace audit
