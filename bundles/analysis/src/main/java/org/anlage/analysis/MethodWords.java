package org.anlage.analysis;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/** Extensions with all their parameters, in words: "ridge-readout (strength 0.1)". */
final class MethodWords {
  private static final String USE = "use";
  private static final String UPDATE = "update";
  private static final String LEARN = "learn";

  /** What the trainer bptt reads only where no update rule is named. */
  private static final Set<String> OF_OPTIMIZER =
      Set.of(
          "optimizer", "beta1", "beta2", "epsilon", "epsilonPlacement", "momentum", "weightDecay");

  private MethodWords() {}

  /** An extension as a definition has it. */
  static String of(Json.Obj extension) {
    boolean ownRule = extension.members().containsKey(UPDATE);
    String parameters =
        extension.members().entrySet().stream()
            .filter(member -> !member.getKey().equals(USE))
            .filter(member -> !(ownRule && OF_OPTIMIZER.contains(member.getKey())))
            .map(MethodWords::member)
            .collect(Collectors.joining(", "));
    String name = extension.text(USE);
    String learned =
        name.equals("bptt") && !extension.members().containsKey(LEARN)
            ? ", " + LEARN + " full-gradient"
            : "";
    return name + (parameters.isEmpty() ? "" : " (" + parameters + learned + ")");
  }

  private static String member(Map.Entry<String, Json> member) {
    Json value = member.getValue();
    String words =
        value instanceof Json.Str text
            ? text.value()
            : value instanceof Json.Obj object ? object(object) : JsonWriter.canonical(value);
    return member.getKey() + " " + words;
  }

  /** An extension, or a record of parameters: "(form constant, warmUp 0)". */
  private static String object(Json.Obj object) {
    return object.members().get(USE) instanceof Json.Str
        ? of(object)
        : object.members().entrySet().stream()
            .map(MethodWords::member)
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
