package org.anlage.launcher.experiment;

import static org.anlage.api.analysis.StudyView.Comparison.Kind.CONTRAST;
import static org.anlage.api.analysis.StudyView.Comparison.Kind.LADDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Precision;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.KeepSettings;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.Pipeline;
import org.anlage.engine.definition.SourceChoice;
import org.anlage.engine.definition.Units;
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
            new ConfiguredExtension(null, null, null, List.of()),
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
        comparisons,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        MixedCode.MARK);
  }

  private static ArmSettings arm(String name, Map<String, String> factors) {
    return new ArmSettings(
        name,
        "",
        new Pipeline(new ConfiguredExtension(null, null, null, List.of()), List.of()),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        new Factors(factors));
  }

  private static ArmSettings arm(String name) {
    return arm(name, Map.of());
  }

  private static String fault(
      String name, List<ArmSettings> arms, List<ComparisonSettings> comparisons) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> measurement(name, arms, comparisons))
            .getMessage());
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
                List.of(new ComparisonSettings("a", List.of("c"), "", CONTRAST)))
            .contains("\"c\", which is not there; there are: a, b"));
  }

  @Test
  void anArmIsNotComparedWithItself() {
    assertTrue(
        fault(
                "x",
                List.of(arm("a")),
                List.of(new ComparisonSettings("a", List.of("a"), "", LADDER)))
            .contains("\"a\" is compared with itself"));
  }

  @Test
  void armsOfADesignHaveTheSameFactors() {
    ArmSettings one = arm("a", Map.of("weights", "W"));
    ArmSettings other = arm("b", Map.of("distances", "D"));
    String fault = fault("x", List.of(one, arm("outside"), other), List.of());
    assertTrue(fault.contains("\"a\" and \"b\" have different \"factors\": weights and"), fault);
    assertEquals(
        2, measurement("x", List.of(one, arm("outside")), List.of()).arms().size(), "none is fine");
  }

  @Test
  void publishedValuesAreCheckedStrictly() {
    PublishedSettings.Cell cell = new PublishedSettings.Cell("a", "t", 0.5, List.of(0.4, 0.6));
    assertEquals(0.6, cell.high());
    assertTrue(Double.isNaN(new PublishedSettings.Cell("a", "t", 0.5, List.of()).low()));
    for (List<Double> wrong : List.of(List.of(0.4), List.of(0.6, 0.4), List.of(0.6, 0.7))) {
      assertTrue(
          String.valueOf(
                  assertThrows(
                          IllegalArgumentException.class,
                          () -> new PublishedSettings.Cell("a", "t", 0.5, wrong))
                      .getMessage())
              .contains("expected two numbers with the mean, 0.5, between them"));
    }
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new PublishedSettings("s", "m", List.of(cell, cell)))
                    .getMessage())
            .contains("given twice"));
  }
}
