package org.anlage.launcher.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Precision;
import org.anlage.api.run.RunKind;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static Experiment measurement(
      String name, List<ArmSettings> arms, List<ComparisonSettings> comparisons) {
    return new Experiment(
        name,
        "",
        "",
        new DataSettings(new SourceChoice(Optional.empty()), Optional.empty()),
        new NetworkSettings(
            Cell.VANILLA,
            new Units(OptionalInt.empty()),
            Activation.RELU,
            0.2,
            0,
            Precision.FLOAT32),
        arms,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new KeepSettings(4, 100, true),
        List.of(),
        List.of(),
        new Seeds(List.of(0L)),
        Optional.empty(),
        comparisons);
  }

  private static ArmSettings arm(String name) {
    return new ArmSettings(
        name,
        "",
        new Pipeline(new Component(null, null, null), List.of()),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static String fault(
      String name, List<ArmSettings> arms, List<ComparisonSettings> comparisons) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> measurement(name, arms, comparisons))
            .getMessage());
  }

  @Test
  void withoutATrainerAndTasksItMeasures() {
    assertEquals(RunKind.MEASURE, measurement("x", List.of(), List.of()).kind());
  }

  @Test
  void namesMustBeGoodForFolders() {
    for (String name : List.of("", "a/b", "..", "-x", "a b", ".hidden")) {
      assertTrue(fault(name, List.of(), List.of()).contains("used for a folder"), name);
    }
    assertEquals("A.b_c-1", measurement("A.b_c-1", List.of(), List.of()).name());
  }

  @Test
  void namesOfArmsAreUniqueAndComparisonsKnowThem() {
    assertTrue(fault("x", List.of(arm("a"), arm("a")), List.of()).contains("\"a\""));
    assertTrue(
        fault(
                "x",
                List.of(arm("a"), arm("b")),
                List.of(new ComparisonSettings("a", List.of("c"), "")))
            .contains("\"c\", which is not there; there are: a, b"));
  }
}
