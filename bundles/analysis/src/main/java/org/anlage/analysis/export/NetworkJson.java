package org.anlage.analysis.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * The file {@code network.json} of an export: what must be known beside the arrays to compute the
 * same outputs elsewhere, and where the run comes from.
 */
final class NetworkJson {
  private static final long FORMAT = 1;

  /** Axes and meaning of the parameters that cells of the platform have. */
  private static final Map<String, List<String>> MEANINGS =
      Map.ofEntries(
          Map.entry(Network.INPUT, List.of("input channel", "unit")),
          Map.entry(Network.RECURRENT, List.of("unit that sends", "unit that receives")),
          Map.entry(Network.BIAS, List.of("1", "unit; added to what enters it")),
          Map.entry(Network.READOUT, List.of("unit", "output channel")),
          Map.entry(Network.READOUT_BIAS, List.of("1", "output channel; added to it")),
          Map.entry(Network.LEAK, List.of("1", "unit; share of its state replaced in a step")),
          Map.entry(Network.GATE_INPUT, List.of("input channel", "update gates, reset gates")),
          Map.entry(
              Network.GATE_RECURRENT, List.of("unit that sends", "update gates, reset gates")),
          Map.entry(Network.GATE_BIAS, List.of("1", "update gates, reset gates")));

  /** Equations of the cells of the platform; h is the state, x the input, f the activation. */
  private static final Map<String, String> EQUATIONS =
      Map.of(
          "vanilla",
          "h = f(x input_kernel + h recurrent_kernel + bias)",
          "leaky",
          "h = (1 - leak) h + leak f(x input_kernel + h recurrent_kernel + bias)",
          "leaky-learned",
          "h = (1 - leak) h + leak f(x input_kernel + h recurrent_kernel + bias)",
          "gru",
          "[u | r] = logistic(x gate_input_kernel + h gate_recurrent_kernel + gate_bias);"
              + " h = u h + (1 - u) f(x input_kernel + r (h recurrent_kernel) + bias)");

  private NetworkJson() {}

  /** Where a run has its place in a study. */
  record Place(String study, String arm, String task) {}

  /**
   * Describes a run that trained a network.
   *
   * @param places studies of the store that have the run
   * @param task the task, with names of its channels
   * @param definition everything that determined the result
   */
  static Json.Obj describe(
      String id,
      NetworkSpec spec,
      SortedMap<String, ExportedArray> arrays,
      List<Place> places,
      Json.Obj task,
      Json.Obj definition) {
    Json.Obj json =
        Json.Obj.create()
            .with("format", FORMAT)
            .with("run", id)
            .with("studies", Json.array(places.stream().map(NetworkJson::place).toList()))
            .with("seed", definition.require("seed"))
            .with("cell", cell(spec))
            .with("activation", lower(spec.activation()))
            .with("precision", lower(spec.precision()))
            .with("inputs", (long) spec.inputs())
            .with("units", (long) spec.units())
            .with("outputs", (long) spec.outputs())
            .with("initialState", "zero")
            .with("readout", "h readout_kernel + readout_bias")
            .with(
                "parameters",
                Json.array(
                    arrays.entrySet().stream()
                        .map(e -> parameter(e.getKey(), e.getValue()))
                        .toList()));
    if (spec.cell().name().equals("gru")) {
      json.with("gates", Json.array(List.of(Json.string("update"), Json.string("reset"))));
    }
    return json.with("task", task).with("definition", definition);
  }

  private static Json place(Place place) {
    return Json.Obj.create()
        .with("study", place.study())
        .with("arm", place.arm())
        .with("task", place.task());
  }

  private static Json cell(NetworkSpec spec) {
    Json.Obj cell =
        Json.Obj.create()
            .with("name", spec.cell().name())
            .with(
                "parameters",
                JsonReader.parse("cell", spec.cell().parameters(), ProblemException.Kind.STORE));
    String equations = EQUATIONS.get(spec.cell().name());
    return equations == null ? cell : cell.with("equations", equations);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Json parameter(String name, ExportedArray array) {
    Json.Obj json =
        Json.Obj.create()
            .with("name", name)
            .with("shape", Json.array(array.shape().stream().map(Json::number).toList()));
    List<String> axes = MEANINGS.get(name);
    return axes == null
        ? json
        : json.with("axes", Json.array(axes.stream().map(Json::string).toList()));
  }

  static String text(Json.Obj description) {
    return JsonWriter.pretty(description);
  }
}
