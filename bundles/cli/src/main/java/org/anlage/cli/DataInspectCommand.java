package org.anlage.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.parameters.json.Json;
import org.anlage.store.FindingsJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Loads data and says what it is. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Load, check and describe data.")
final class DataInspectCommand implements Callable<Integer> {
  @ParentCommand private @Nullable DataCommand parent;

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    Session session = parent.session();
    Cortex cortex = data.load(session);
    DataMemory memory = DataMemory.ofInspection(cortex);
    session.err().println(memory.words());
    memory.require(data.name());
    Map<String, Findings> findings =
        DataMemory.within(data.name(), () -> CortexFindings.of(session, cortex));
    if (json.wanted()) {
      session.print(toJson(cortex, findings));
    } else {
      print(session, cortex, findings);
    }
    return ExitCode.OK;
  }

  private static Json toJson(Cortex cortex, Map<String, Findings> findings) {
    Json.Obj analyses = Json.Obj.create();
    findings.forEach((name, found) -> analyses.with(name, FindingsJson.encode(found)));
    Json.Obj described = Json.Obj.create();
    cortex
        .activity()
        .ifPresent(
            activity ->
                ActivityWords.numbers(activity)
                    .forEach((name, value) -> described.with(name, Json.number(value))));
    return Json.Obj.create()
        .with("title", cortex.provenance().title())
        .with("source", cortex.provenance().source())
        .with("synthetic", cortex.provenance().synthetic())
        .with("neurons", (long) cortex.size())
        .with("digest", cortex.digest())
        .with("activity", described)
        .with(
            "checks",
            Json.array(
                cortex.provenance().checks().stream()
                    .map(
                        c ->
                            Json.Obj.create()
                                .with("name", c.name())
                                .with("passed", c.passed())
                                .with("detail", c.detail()))
                    .toList()))
        .with("analyses", analyses);
  }

  private static void print(Session session, Cortex cortex, Map<String, Findings> findings) {
    var out = session.out();
    out.println(cortex.provenance().title());
    if (!cortex.provenance().citation().isEmpty()) {
      out.println("cite    " + cortex.provenance().citation());
    }
    out.println("source  " + cortex.provenance().source() + ", " + cortex.size() + " neurons");
    cortex.activity().map(ActivityWords::of).ifPresent(words -> out.println("records " + words));
    out.println("digest  SHA-256 " + cortex.digest());
    for (Check check : cortex.provenance().checks()) {
      out.println(
          (check.passed() ? "ok      " : "WARNING ") + check.name() + ": " + check.detail());
    }
    findings.forEach(
        (name, found) -> {
          out.println();
          out.println(name);
          found
              .metrics()
              .forEach(
                  (metric, value) -> out.println("  " + metric + " " + TextTable.number(value)));
          found.methods().forEach(note -> out.println("  " + note));
          for (Table table : found.tables()) {
            out.println();
            out.println("  " + table.caption());
            TextTable.of(table).lines().forEach(line -> out.println("  " + line));
          }
        });
  }
}
