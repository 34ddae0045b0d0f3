package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.junit.jupiter.api.Test;

class GruCellTest {
  /** Analyses of what is learned between units count the gates' weights too. */
  @Test
  void weightsBetweenUnitsAreRecurrentWhateverTheyGate() {
    CellLayout layout =
        new GruCell()
            .layout(
                new NoParameters(),
                new CellShape(2, 3, Activation.TANH, Precision.FLOAT64),
                Map.of());
    assertEquals(
        Set.of(Network.RECURRENT, Network.GATE_RECURRENT),
        layout.parameters().stream()
            .filter(parameter -> parameter.role() == CellParameter.Role.RECURRENT)
            .map(CellParameter::name)
            .collect(Collectors.toSet()));
  }
}
