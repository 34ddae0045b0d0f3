package org.anlage.launcher.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridNamesTest {
  private static String name(String path, String... others) {
    List<String> all = new java.util.ArrayList<>(List.of(others));
    all.add(path);
    return GridNames.of(path, all);
  }

  @Test
  void isTheLastKeyThatSaysSomething() {
    assertEquals("learningRate", name("trainer.learningRate"));
    assertEquals("learningRate", name("trainer.learningRate", "trainer.batch"));
    assertEquals("scale-spectral-abscissa", name("arms.*.weights.scale-spectral-abscissa.value"));
    assertEquals("units", name("units"));
  }

  @Test
  void hasAsManyKeysAsItTakes() {
    assertEquals(
        "0.strength",
        name("arms.*.regularizers.0.strength", "arms.*.regularizers.1.strength", "batch"));
    assertEquals("a.strength", name("arms.a.strength", "strength"));
    assertEquals("strength", name("strength", "arms.a.strength"));
  }
}
