package org.anlage.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Supplier;
import org.anlage.boot.plugins.Plugins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine.Model.CommandSpec;

/** Which commands and options there are, for whoever completes what is typed. */
@Component(service = Supplier.class, property = "anlage.command=spec")
public final class CommandLineModel implements Supplier<CommandSpec> {
  private final AnlageCommand command;

  /** Made by Declarative Services. */
  @Activate
  public CommandLineModel(BundleContext context, @Reference Plugins plugins) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    command = new AnlageCommand(new Session(context, nowhere, nowhere, plugins));
  }

  @Override
  public CommandSpec get() {
    return Commands.all(command).getCommandSpec();
  }
}
