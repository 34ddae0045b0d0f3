package org.anlage.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.anlage.parameters.json.Json;
import org.anlage.store.StoreMerge;
import org.anlage.store.StorePacking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command below {@code store}. */
abstract class StoreSubcommand implements Callable<Integer> {
  @ParentCommand private @Nullable StoreCommand parent;

  final Session session() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    return parent.session();
  }

  /** Prints what merges did, and returns the exit code: 5 if something differs or is damaged. */
  final int print(List<StoreMerge> merges, JsonOption json) {
    if (json.wanted()) {
      session().print(Json.array(merges.stream().map(StoreSubcommand::toJson).toList()));
    } else {
      merges.forEach(this::print);
    }
    return merges.stream().allMatch(m -> m.conflicts().isEmpty() && m.damages().isEmpty())
        ? ExitCode.OK
        : ExitCode.STORE;
  }

  /** Prints what was packed or unpacked. */
  final int print(StorePacking packing, String what, JsonOption json) {
    if (json.wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("runs", (long) packing.runs())
                  .with("findings", (long) packing.findings())
                  .with("files", (long) packing.files())
                  .with("segments", (long) packing.segments()));
    } else {
      session()
          .out()
          .printf(
              Locale.ROOT,
              "%s  %,d runs and %,d findings: %,d files, segments: %,d%n",
              what,
              packing.runs(),
              packing.findings(),
              packing.files(),
              packing.segments());
    }
    return ExitCode.OK;
  }

  private static Json toJson(StoreMerge merge) {
    Json.Obj copied = Json.Obj.create();
    merge.copied().forEach((folder, count) -> copied.with(folder, count.longValue()));
    return Json.Obj.create()
        .with("copied", copied)
        .with("conflicts", Json.array(merge.conflicts().stream().map(Json::string).toList()))
        .with(
            "damages",
            Json.array(
                merge.damages().stream()
                    .map(d -> Json.Obj.create().with("place", d.place()).with("what", d.what()))
                    .toList()));
  }

  private void print(StoreMerge merge) {
    merge
        .damages()
        .forEach(d -> session().out().println("damaged   " + d.place() + ": " + d.what()));
    merge
        .conflicts()
        .forEach(
            place ->
                session()
                    .out()
                    .println("conflict  " + place + ": the stores differ; not replaced"));
    session()
        .out()
        .println(
            "copied    "
                + String.join(
                    ", ",
                    merge.copied().entrySet().stream()
                        .map(count -> count.getValue() + " in " + count.getKey())
                        .toList()));
  }
}
