package org.anlage.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> NAMES = List.of("orthogonal", "normal", "lognormal", "l1");

  @Test
  void slipsAreUnderstood() {
    assertEquals(Optional.of("orthogonal"), Suggestion.closest("ortogonal", NAMES));
    assertEquals(Optional.of("orthogonal"), Suggestion.closest("Orthogonal", NAMES));
    assertEquals(Optional.of("normal"), Suggestion.closest("nromal", NAMES), "a transposition");
    assertEquals(Optional.of("l1"), Suggestion.closest("l2", NAMES));
    assertEquals(Optional.empty(), Suggestion.closest("perceptron", NAMES));
  }

  @Test
  void initialsAreUnderstoodWhereOneNameHasThem() {
    List<String> names = List.of("learningRate", "epoch-length", "loss", "learningRule");
    assertEquals(Optional.of("epoch-length"), Suggestion.closest("el", names));
    assertEquals(Optional.empty(), Suggestion.closest("lr", names), "there are two");
    assertEquals(Optional.of("learningRate"), Suggestion.closest("lr", names.subList(0, 3)));
  }

  @Test
  void otherwiseItSaysWhatThereIs() {
    assertEquals(
        "there are: l1, lognormal, normal, orthogonal", Suggestion.among("perceptron", NAMES));
    assertEquals("there are none", Suggestion.among("x", List.of()));
    assertEquals("did you mean \"l1\"?", Suggestion.among("L1", NAMES));
  }

  @Test
  void ofManyTheNearestAreNamed() {
    List<String> many = new java.util.ArrayList<>(NAMES);
    for (int i = 0; i < 20; i++) {
      many.add("generator-number-" + i);
    }
    assertEquals(
        "the nearest of 24 are: orthogonal, lognormal, normal",
        Suggestion.among("orthogonal-weights", many));
  }
}
