@echo off
rem Double-click on Windows: starts the program beside this file, and leaves an error readable.
"%~dp0recovery.exe" %*
if errorlevel 1 pause
