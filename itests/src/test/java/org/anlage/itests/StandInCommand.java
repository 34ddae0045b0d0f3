package org.anlage.itests;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A bundle that takes the place of the command line, so that what the host does can be seen alone.
 * Its commands: {@code exit N}, {@code echo ARGUMENTS...}, {@code sleep}, {@code vector}.
 */
final class StandInCommand {

  private static final String TEXT =
      """
      package org.anlage.itests.command;

      import java.util.Dictionary;
      import java.util.Hashtable;
      import java.util.function.ToIntFunction;
      import org.osgi.framework.BundleActivator;
      import org.osgi.framework.BundleContext;

      public final class Command implements BundleActivator, ToIntFunction<String[]> {
        public void start(BundleContext context) {
          Dictionary<String, Object> properties = new Hashtable<>();
          properties.put("anlage.command", "main");
          properties.put("service.ranking", 1000);
          context.registerService(ToIntFunction.class, this, properties);
        }

        public void stop(BundleContext context) {}

        public int applyAsInt(String[] arguments) {
          switch (arguments[0]) {
            case "exit":
              return Integer.parseInt(arguments[1]);
            case "echo":
              for (String argument : arguments) {
                System.out.println(argument);
              }
              return 0;
            case "sleep":
              Thread command = Thread.currentThread();
              Runtime.getRuntime().addShutdownHook(new Thread(command::interrupt));
              System.out.println("sleeping");
              try {
                Thread.sleep(60_000);
                return 1;
              } catch (InterruptedException interrupted) {
                System.out.println("tidied up");
                return 130;
              }
            case "vector":
              try {
                System.out.println(Class.forName("jdk.incubator.vector.FloatVector").getField("SPECIES_PREFERRED").get(null));
                return 0;
              } catch (ReflectiveOperationException absent) {
                return 1;
              }
            case "problems":
              System.out.println(System.getProperty("anlage.boot.problems"));
              return 0;
            default:
              throw new IllegalArgumentException(arguments[0]);
          }
        }
      }
      """;

  private StandInCommand() {}

  /** Writes the bundle into a folder for {@code --plugins}. */
  static Path write(Path folder) throws IOException {
    return BundleSource.named("org.anlage.itests.command")
        .header("Bundle-Activator", "org.anlage.itests.command.Command")
        .header("Import-Package", "org.osgi.framework,jdk.incubator.vector;resolution:=optional")
        .source("org.anlage.itests.command.Command", TEXT)
        .write(folder);
  }
}
