package org.anlage.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.junit.jupiter.api.Test;

/** Trainers in words: rules by their names, and only parameters that count. */
class MethodWordsTest {
  private static String words(String json) {
    return MethodWords.of(
        (Json.Obj) JsonReader.parse("test", json, ProblemException.Kind.CONFIGURATION));
  }

  @Test
  void theGradientIsTheRuleOfBpttWhereNoneIsNamed() {
    assertEquals(
        "bptt (batch 8, optimizer adam, learn full-gradient)",
        words("{\"use\": \"bptt\", \"batch\": 8, \"optimizer\": \"adam\"}"));
  }

  @Test
  void anOwnUpdateRuleTakesThePlaceOfTheOptimizer() {
    assertEquals(
        "bptt (learn e-prop (feedback symmetric), schedule (form constant, warmUp 0),"
            + " update sgd (momentum 0))",
        words(
            """
            {"use": "bptt", "beta1": 0.9, "learn": {"use": "e-prop", "feedback": "symmetric"},
             "optimizer": "adam", "schedule": {"form": "constant", "warmUp": 0},
             "update": {"use": "sgd", "momentum": 0}, "weightDecay": 0.01}
            """));
  }

  @Test
  void otherTrainersAreTheirNameAndParameters() {
    assertEquals("ridge-readout (batch 8)", words("{\"use\": \"ridge-readout\", \"batch\": 8}"));
    assertEquals("still", words("{\"use\": \"still\"}"));
  }
}
