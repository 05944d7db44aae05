@echo off
rem Runs the command line on Windows, as bin/concordance does elsewhere: the first start leaves the classes it loaded in an
rem archive (CDS), from which every later one starts faster. An archive of another program or Java is passed over by the JVM.
rem
rem CONCORDANCE_JAR    the program, when it is neither beside this file nor where a build leaves it
rem CONCORDANCE_CACHE  where the archive is kept, by default %LOCALAPPDATA%\concordance; none: there is none
rem JAVA_HOME          the Java to run it with, else that of the path; 17 or later
rem JAVA_OPTS          options of the JVM, as in JAVA_OPTS=-Xmx4g
setlocal DisableDelayedExpansion

set "jar=%CONCORDANCE_JAR%"
if not defined jar if exist "%~dp0concordance.jar" set "jar=%~dp0concordance.jar"
if not defined jar if exist "%~dp0..\cli\target\concordance.jar" set "jar=%~dp0..\cli\target\concordance.jar"
if not defined jar goto nojar
if not exist "%jar%" goto nojar

set "java="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined java for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java goto nojava
if not exist "%java%" goto nojava

set "cache=%CONCORDANCE_CACHE%"
if not defined cache if defined LOCALAPPDATA set "cache=%LOCALAPPDATA%\concordance"
if not defined cache goto plain
if "%cache%"=="none" goto plain
for %%H in ("%java%\..\..") do set "home=%%~fH"
if not exist "%home%\release" goto plain
set "version="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%home%\release"`) do set "version=%%~V"
if not defined version goto plain
if not exist "%cache%\" mkdir "%cache%" 2>nul
if not exist "%cache%\" goto plain

rem Its size and its day and time to the minute tell one program from another.
for %%F in ("%jar%") do set "key=%version%-%%~zF-%%~tF"
set "key=%key::=%"
set "key=%key:/=%"
set "key=%key:\=%"
set "key=%key: =%"
set "archive=%cache%\%key%.jsa"
set "options=-Xlog:cds=off -Xlog:cds+dynamic=off"
if exist "%archive%" goto archived

rem Of two first starts at once each writes its own, and the later one stays.
set "part=%archive%.%RANDOM%"
"%java%" %options% "-XX:ArchiveClassesAtExit=%part%" %JAVA_OPTS% -jar "%jar%" %*
set "code=%ERRORLEVEL%"
if exist "%part%" move /y "%part%" "%archive%" >nul 2>nul
exit /b %code%

:archived
"%java%" %options% "-XX:SharedArchiveFile=%archive%" %JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%

:plain
"%java%" %JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%

:nojar
echo There is no concordance.jar beside %~f0: build it (see the README), or name it in CONCORDANCE_JAR. 1>&2
exit /b 2

:nojava
echo There is no java.exe: install a Java of version 17 or later, or name its home in JAVA_HOME. 1>&2
exit /b 2
