package org.anlage.cli;

import java.util.List;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what is wrong with the installation. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Diagnose the installation and its plug-ins; exit code 4 if there is a fault.")
final class DoctorCommand extends SessionCommand {
  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Doctor doctor = new Doctor(session().context());
    List<String> problems = doctor.problems();
    if (json.wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("problems", Json.array(problems.stream().map(Json::string).toList()))
                  .with(
                      "bundles", Json.array(doctor.bundles().stream().map(Json::string).toList())));
    } else if (problems.isEmpty()) {
      session().out().println("nothing is wrong: " + doctor.bundles().size() + " bundles");
    } else {
      problems.forEach(problem -> session().out().println(problem));
    }
    return problems.isEmpty() ? ExitCode.OK : ExitCode.PLUGIN;
  }
}
