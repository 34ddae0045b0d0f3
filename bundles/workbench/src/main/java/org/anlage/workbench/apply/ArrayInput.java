package org.anlage.workbench.apply;

import java.util.Arrays;
import java.util.List;
import org.anlage.engine.catalogue.ExtensionKind;

/** Arrays that `apply` takes, by key. */
public enum ArrayInput {
  /** Recurrent weights. */
  WEIGHTS("weights", "N x N recurrent weights, row = from"),
  /** Distances. */
  DISTANCES("distances", "N x N distances"),
  /** Positions. */
  POSITIONS("positions", "N x 3 positions (um)"),
  /** Synapse counts. */
  COUNTS("counts", "N x N synapse counts, row = presynaptic"),
  /** Correlations. */
  CORRELATION("correlation", "N x N correlations of activity"),
  /** Spike time tiling coefficients. */
  STTC("sttc", "N x N spike time tiling coefficients"),
  /** Precision. */
  PRECISION("precision", "N x N precision of activity");

  private final String key;
  private final String text;

  ArrayInput(String key, String text) {
    this.key = key;
    this.text = text;
  }

  /** Key on the command line. */
  public String key() {
    return key;
  }

  /** What it is. */
  public String text() {
    return text;
  }

  /** Inputs that extensions of a kind must be given. */
  public static List<ArrayInput> required(ExtensionKind kind) {
    return switch (kind) {
      case TRANSFORM, REGULARIZER, ANALYZER -> List.of(WEIGHTS);
      default -> List.of();
    };
  }

  /** Inputs that extensions of a kind may be given. */
  public static List<ArrayInput> optional(ExtensionKind kind) {
    return switch (kind) {
      case GENERATOR, TRANSFORM, REGULARIZER ->
          List.of(DISTANCES, POSITIONS, COUNTS, CORRELATION, STTC, PRECISION);
      case EMBEDDING -> List.of(POSITIONS);
      default -> List.of();
    };
  }

  /** What extensions of a kind write. */
  public static List<String> outputs(ExtensionKind kind) {
    return switch (kind) {
      case GENERATOR, TRANSFORM -> List.of("weights.npy: N x N");
      case EMBEDDING -> List.of("distances.npy: N x N");
      case REGULARIZER ->
          List.of(
              "gradient.npy: N x N gradient with respect to the weights", "value.json: the value");
      case ANALYZER -> List.of("findings.json: metrics, tables, figures", "TABLE.csv: each table");
      default -> List.of();
    };
  }

  /** An input by key. */
  public static java.util.Optional<ArrayInput> of(String key) {
    return Arrays.stream(values()).filter(i -> i.key.equals(key)).findFirst();
  }
}
