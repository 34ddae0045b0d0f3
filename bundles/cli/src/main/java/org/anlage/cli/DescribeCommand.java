package org.anlage.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.ParameterSchema;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.apply.ArrayInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes an extension. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Describe an extension: what it is, its parameters, what it takes and gives.")
final class DescribeCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the extension.")
  private String name = "";

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--program",
      description = "Print the trial program of a task, to start a task of one's own from.")
  private boolean program;

  @Option(
      names = "--param",
      paramLabel = "P=VALUE",
      description = "Parameter of the task of --program; may be given several times.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (program) {
      ConfiguredTask task = ConfiguredTask.of(session(), name, parameters);
      session().print(new ParameterEncoder().encode(task.program()));
      return ExitCode.OK;
    }
    List<CatalogueEntry> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ExtensionKind kind : ExtensionKind.values()) {
      session().catalogue().find(kind, name).ifPresent(found::add);
      session().catalogue().list(kind).forEach(entry -> names.add(entry.name()));
    }
    if (found.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "there is no extension \"" + name + "\"", "", "", "", Suggestion.among(name, names)));
    }
    if (json.wanted()) {
      session().print(Json.array(found.stream().map(this::toJson).toList()));
    } else {
      found.forEach(this::print);
    }
    return ExitCode.OK;
  }

  private Json toJson(CatalogueEntry entry) {
    return Json.Obj.create()
        .with("kind", entry.kind().word())
        .with("name", entry.name())
        .with("text", entry.text())
        .with("source", entry.source())
        .with("bundle", entry.bundle().getSymbolicName())
        .with("version", entry.bundle().getVersion().toString())
        .with("digest", session().plugins().digest(entry.bundle()))
        .with("parameters", schemas().object(entry.parameters(), Map.of()))
        .with("inputs", Json.array(inputs(entry).stream().map(Json::string).toList()))
        .with("outputs", Json.array(outputs(entry).stream().map(Json::string).toList()));
  }

  private ParameterSchema schemas() {
    return new ParameterSchema(new ExtensionCodecs(session().catalogue()).all());
  }

  private void print(CatalogueEntry entry) {
    PrintWriter out = session().out();
    out.println(entry.name() + " (" + entry.kind().word() + "): " + entry.text());
    if (!entry.source().isEmpty()) {
      out.println("source      " + entry.source());
    }
    out.println(
        "bundle      "
            + entry.bundle().getSymbolicName()
            + " "
            + entry.bundle().getVersion()
            + ", SHA-256 "
            + session().plugins().digest(entry.bundle()).substring(0, 16)
            + "...");
    List<List<String>> rows = new ArrayList<>();
    for (ParameterSchema.Line line : schemas().lines(entry.parameters())) {
      rows.add(
          List.of(
              "  " + line.name(),
              line.value(),
              line.type() + (line.unit().isEmpty() ? "" : " (" + line.unit() + ")"),
              line.range(),
              line.text()));
    }
    if (!rows.isEmpty()) {
      rows.add(0, List.of("parameters", "default", "type", "range", ""));
      out.print(TextTable.of(rows));
    } else {
      out.println("parameters  none");
    }
    inputs(entry).forEach(line -> out.println("apply --in  " + line));
    outputs(entry).forEach(line -> out.println("apply gives " + line));
    out.println();
  }

  private static List<String> inputs(CatalogueEntry entry) {
    if (!applicable(entry)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    ArrayInput.required(entry.kind()).forEach(i -> lines.add(i.key() + ": " + i.text()));
    ArrayInput.optional(entry.kind()).forEach(i -> lines.add(i.key() + " (optional): " + i.text()));
    return lines;
  }

  private static List<String> outputs(CatalogueEntry entry) {
    if (entry.kind() == ExtensionKind.ANALYZER) {
      List<String> lines = new ArrayList<>();
      Object service = entry.service();
      if (service instanceof MatrixAnalyzer) {
        lines.addAll(ArrayInput.outputs(entry.kind()));
      }
      Optional.of("analyses data")
          .filter(t -> service instanceof CortexAnalyzer)
          .ifPresent(lines::add);
      Optional.of("analyses runs")
          .filter(t -> service instanceof RunAnalyzer)
          .ifPresent(lines::add);
      Optional.of("analyses studies")
          .filter(t -> service instanceof StudyAnalyzer)
          .ifPresent(lines::add);
      return lines;
    }
    return ArrayInput.outputs(entry.kind());
  }

  private static boolean applicable(CatalogueEntry entry) {
    return entry.kind() != ExtensionKind.ANALYZER || entry.service() instanceof MatrixAnalyzer;
  }
}
