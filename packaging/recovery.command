#!/bin/sh
# Double-click on macOS: opens Terminal and starts the program that lies beside this file.
cd "$(dirname "$0")" && exec ./recovery
