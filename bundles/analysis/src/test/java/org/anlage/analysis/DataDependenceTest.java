package org.anlage.analysis;

import static org.anlage.analysis.CortexPart.ACTIVITY;
import static org.anlage.analysis.CortexPart.FUNCTIONAL;
import static org.anlage.analysis.CortexPart.POSITIONS;
import static org.anlage.analysis.CortexPart.TYPES;
import static org.anlage.analysis.CortexPart.WIRING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataDependenceTest {
  private static final Cortex CORTEX = cortex(new Activity.Traces(counted(3, 9), 0.1));

  private static Matrix counted(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int k = 0; k < rows * columns; k++) {
      matrix.values()[k] = k + 1;
    }
    return matrix;
  }

  private static Cortex cortex(Activity activity) {
    return new Cortex(
        new Neurons(3, Map.of(), Map.of(Neurons.CELL_TYPE, List.of("23P", "BC", "4P"))),
        Optional.of(new Positions(counted(3, 3))),
        Optional.of(new Synapses(3, new int[] {0, 1, 2}, new int[] {1, 2, 0}, new int[] {1, 1, 1})),
        Optional.of(activity),
        Map.of("sttc", counted(3, 3)),
        new Provenance("test", "test", "", true, List.of()));
  }

  @ParameterizedTest
  @EnumSource(CortexPart.class)
  void onlyThePartIsAlteredAndAlwaysTheSameWay(CortexPart part) {
    Cortex altered = part.altered(CORTEX);
    assertEquals(part.altered(CORTEX).digest(), altered.digest());
    assertNotEquals(CORTEX.digest(), altered.digest());
    Cortex back =
        new Cortex(
            part == TYPES ? CORTEX.neurons() : altered.neurons(),
            part == POSITIONS ? CORTEX.positions() : altered.positions(),
            part == WIRING ? CORTEX.synapses() : altered.synapses(),
            part == ACTIVITY ? CORTEX.activity() : altered.activity(),
            part == FUNCTIONAL ? CORTEX.functional() : altered.functional(),
            altered.provenance());
    assertEquals(CORTEX.digest(), back.digest());
  }

  @Test
  void eventsAreAltered() {
    double[] train = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    Cortex events = cortex(new Activity.Events(new double[][] {train, train, train}, 1));
    assertNotEquals(events.digest(), ACTIVITY.altered(events).digest());
  }

  @Test
  void whatChangesWithAPartDependsOnIt() {
    Map<String, List<CortexPart>> uses =
        DataDependence.of(
            CORTEX,
            data ->
                Map.of(
                    "nothing", new double[] {1},
                    "distances", data.positions().orElseThrow().distances().values(),
                    "mixed",
                        new double[] {
                          data.functional().values().iterator().next().get(0, 1),
                          data.synapses().orElseThrow().counts().get(0, 1)
                              + data.synapses().orElseThrow().counts().get(1, 2)
                        }));
    assertFalse(uses.containsKey("nothing"));
    assertEquals(List.of(POSITIONS), uses.get("distances"));
    assertEquals(List.of(WIRING, FUNCTIONAL), uses.get("mixed"));
  }

  @Test
  void whatRefusesAlteredDataDependsOnThem() {
    Matrix wiring = CORTEX.synapses().orElseThrow().counts();
    Map<String, List<CortexPart>> uses =
        DataDependence.of(
            CORTEX,
            data -> {
              if (data.synapses().orElseThrow().counts().equals(wiring)) {
                return Map.of("weights", new double[] {1});
              }
              throw ProblemException.data(Problem.of("not with this wiring"));
            });
    assertEquals(List.of(WIRING), uses.get("weights"));
  }
}
