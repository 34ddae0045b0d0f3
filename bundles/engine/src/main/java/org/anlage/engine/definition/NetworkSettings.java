package org.anlage.engine.definition;

import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Precision;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/** The network that all arms share. */
public record NetworkSettings(
    @ExtensionRef(ExtensionKind.CELL) @Parameter(text = "Recurrent cell", value = "\"vanilla\"")
        ConfiguredExtension cell,
    @Parameter(
            text = "Recurrent units: a number, or \"all-neurons\" for one per neuron of the data",
            value = "\"all-neurons\"",
            min = 1,
            max = 20000)
        Units units,
    @Parameter(text = "Activation of the units", value = "\"relu\"") Activation activation,
    @Parameter(
            text =
                "Share of a leaky unit's state that each step replaces, dt / tau; where leaks are"
                    + " learned, what they start with",
            value = "0.2",
            min = 0.001,
            max = 1)
        double leak,
    @Parameter(
            text = "Standard deviation of the Gaussian noise added to every input while training",
            value = "0.05",
            min = 0)
        double inputNoise,
    @Parameter(text = "Arithmetic of training", value = "\"float32\"") Precision precision) {
  /** The cell as it is stored with networks. */
  public Cell storedCell() {
    Json.Obj parameters = Json.Obj.create();
    parameters.members().putAll(cell.json().members());
    parameters.members().remove("use");
    return new Cell(cell.name(), JsonWriter.canonical(parameters));
  }
}
