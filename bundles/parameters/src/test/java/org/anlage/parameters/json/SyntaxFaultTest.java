package org.anlage.parameters.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxFaultTest {
  /** Text, place of the fault, and a part of what is said; | separates, ~ is a new line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      value = {
        "{\"a\": 1,} | 1:8 | got a comma before }, expected no comma after the last item; remove it",
        "[1,~ ] | 1:3 | a comma before ]",
        "{~ # note~ \"a\": 1} | 2:2 | got #, expected a comment that begins with //",
        "{\"a\": 1 # note~} | 1:9 | begins with //",
        "{'a': 1} | 1:2 | double quote",
        "{\"a\": 'x'} | 1:7 | double quotes",
        "{\"a\": None} | 1:7 | got None, expected null",
        "{\"a\": True} | 1:7 | expected true",
        "{\"a\": 1~ \"b\": 2} | 2:2 | is there a comma missing before it?",
        "[1 2] | 1:4 | comma or ]",
        "{a: 1} | 1:2 | a key in double quotes",
        "{\"a\" = 1} | 1:6 | write : for =",
        "{\"a\": tanh} | 1:7 | texts stand in double quotes",
        "{\"a\": 01} | 1:7 | leading zeros",
        "{\"a\": } | 1:7 | expected a value",
        "{\"a\": \"x~\"} | 1:7 | a string without its end",
        "{} {} | 1:4 | text after the end"
      })
  void theReasonIsSaidWhereItIs(String text, String place, String words) {
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () ->
                JsonReader.parse(
                    "f", text.replace('~', '\n'), ProblemException.Kind.CONFIGURATION));
    assertTrue(
        problem.getMessage().startsWith("f:" + place + ": not valid JSON"), problem.getMessage());
    assertTrue(problem.getMessage().contains(words), problem.getMessage());
  }

  @Test
  void whatIsJsonHasNoFault() {
    assertEquals(
        Optional.empty(),
        SyntaxFault.of(
            " {\"a\": [1, -2.5e-3, true, null, {}, [], \"\\\"#'\"], \"b\": {\"c\": 0}} "));
  }
}
