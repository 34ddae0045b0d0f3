package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.component.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
  @ParameterizedTest
  @CsvSource({"CONFIGURATION, 2", "DATA, 3", "PLUGIN, 4", "STORE, 5"})
  void kindsOfProblemsHaveTheDocumentedCodes(ProblemException.Kind kind, int code) {
    assertEquals(code, ExitCode.of(kind));
  }
}
