package org.anlage.cli;

import java.util.Locale;
import java.util.Optional;
import org.anlage.engine.catalogue.ExtensionKind;

/** Kinds of extension that a project can be started for, and what is particular about each. */
enum PluginKind {
  GENERATOR("new @Class@()", "\"weights\": \"@name@\""),
  TRANSFORM("new @Class@()", "\"weights\": [\"orthogonal\", \"@name@\"]"),
  EMBEDDING(
      "new @Class@()",
      "\"weights\": \"orthogonal\", \"embedding\": \"@name@\", \"regularizers\": \"distance\""),
  CELL("new @Class@()", "\"network\": { \"cell\": \"@name@\" }"),
  REGULARIZER(
      "new @Class@(), Invariance.RELABELLING",
      "\"weights\": \"orthogonal\", \"regularizers\": { \"use\": \"@name@\", \"strength\": 0.01 }"),
  ACTIVITY_REGULARIZER(
      "new @Class@()",
      "\"weights\": \"orthogonal\", \"regularizers\": { \"use\": \"@name@\", \"strength\": 0.01 }"),
  CONSTRAINT("new @Class@()", "\"weights\": \"orthogonal\", \"constraints\": \"@name@\""),
  TASK("new @Class@()", "\"tasks\": \"@name@\""),
  TRAINER(
      "new @Class@(), \"{\\\"updates\\\": 6, \\\"batch\\\": 4, \\\"epochLength\\\": 3}\"",
      "\"trainer\": { \"use\": \"@name@\", \"updates\": 100 }"),
  LEARNING_RULE("new @Class@()", "\"trainer\": { \"use\": \"bptt\", \"learn\": \"@name@\" }"),
  UPDATE_RULE("new @Class@()", "\"trainer\": { \"use\": \"bptt\", \"update\": \"@name@\" }"),
  LOSS("new @Class@()", "\"trainer\": { \"use\": \"bptt\", \"loss\": \"@name@\" }"),
  START("new @Class@()", "\"weights\": \"orthogonal\", \"start\": \"@name@\""),
  INTERVENTION("new @Class@()", "\"weights\": \"orthogonal\", \"interventions\": \"@name@\""),
  SIMULATOR("new @Class@(), \"{\\\"samples\\\": 40}\"", "\"simulator\": \"@name@\""),
  ANALYZER("new @Class@(), Invariance.RELABELLING", "\"analyzers\": [\"accuracy\", \"@name@\"]"),
  SOURCE("", "\"data\": { \"source\": \"@name@\", \"path\": \"neurons.csv\" }"),
  EXPORTER("new @Class@()", "anlage export RUN --store DIR --format @name@ --out OUT");

  private final String contract;
  private final String use;

  PluginKind(String contract, String use) {
    this.contract = contract;
    this.use = use;
  }

  /** Name on the command line and of its template. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of extension that experiment files name; none for formats of exports. */
  Optional<ExtensionKind> extension() {
    return this == EXPORTER ? Optional.empty() : Optional.of(ExtensionKind.valueOf(name()));
  }

  /** The command that shows that it was found. */
  String look() {
    return this == EXPORTER ? "anlage plugins list" : "anlage describe @name@";
  }

  /** Template of its test. */
  String test() {
    return this == SOURCE ? "source-Test.java" : "Test.java";
  }

  /** Arguments of the contract in its test. */
  String contract() {
    return contract;
  }

  /** Lines that its test imports beside the usual. */
  String imports() {
    return contract.contains("Invariance.") ? "import org.anlage.testkit.Invariance;\n" : "";
  }

  /** What stands before its use. */
  String where() {
    return this == EXPORTER ? "On the command line" : "In an experiment file";
  }

  /** Its place in an experiment file, or the command that uses it. */
  String use() {
    return switch (this) {
      case CELL,
          TASK,
          TRAINER,
          LEARNING_RULE,
          UPDATE_RULE,
          LOSS,
          SIMULATOR,
          ANALYZER,
          SOURCE,
          EXPORTER ->
          "    " + use;
      default -> "    \"arms\": [{ \"name\": \"mine\", " + use + " }]";
    };
  }
}
