package org.anlage.engine.catalogue;

import java.util.Locale;
import org.osgi.framework.BundleContext;

/** How long a call of a plug-in may give no sign of life before it is abandoned. */
public enum CallTimeout {
  /** Being created, naming its parameters. */
  ASK(30),
  /** Weights, distances, penalties, constraints, trials. */
  WORK(600),
  /** Loading data. */
  LOAD(3600),
  /** Training, from one update to the next. */
  TRAIN(600),
  /** Analyses. */
  ANALYZE(1800);

  private static final String PREFIX = "anlage.limit.";

  private final long usualSeconds;

  CallTimeout(long usualSeconds) {
    this.usualSeconds = usualSeconds;
  }

  /** The limit for what an extension of a kind is there for. */
  public static CallTimeout of(ExtensionKind kind) {
    return switch (kind) {
      case SOURCE -> LOAD;
      case TRAINER -> TRAIN;
      case ANALYZER -> ANALYZE;
      default -> WORK;
    };
  }

  /** Name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The property that changes it, s. */
  public String property() {
    return PREFIX + word();
  }

  /** The limit as it is set now, s. */
  double seconds(BundleContext context) {
    String set = context.getProperty(property());
    return set == null ? usualSeconds : Double.parseDouble(set);
  }
}
