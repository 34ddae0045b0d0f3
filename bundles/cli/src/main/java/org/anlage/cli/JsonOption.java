package org.anlage.cli;

import picocli.CommandLine.Option;

/** The option for results as JSON: standard output has the JSON and nothing else. */
final class JsonOption {
  @Option(
      names = "--json",
      description = "Print JSON and nothing else; what is said besides goes to standard error.")
  private boolean wanted;

  /** Whether the option is given. */
  boolean wanted() {
    return wanted;
  }

  /** The session for words to people, which are no part of the JSON. */
  Session words(Session session) {
    return wanted ? session.aside() : session;
  }
}
