package org.anlage.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the command line, for {@code man}: all commands with their options. */
final class ManPage {
  private static final List<String> STANDARD = List.of("--help", "--version");

  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /** The page in the language of roff, section 1. */
  static String of(CommandLine line, String version) {
    CommandSpec spec = line.getCommandSpec();
    ManPage page = new ManPage();
    page.macro("TH " + spec.name().toUpperCase(Locale.ROOT) + " 1 \"\" \"" + version + "\"");
    page.macro("SH NAME");
    page.line(spec.name() + " - " + String.join(" ", spec.usageMessage().description()).strip());
    page.macro("SH SYNOPSIS");
    page.line(spec.name() + " [OPTION]... COMMAND [ARGUMENT]...");
    page.macro("SH OPTIONS");
    page.options(spec, false);
    page.macro("SH COMMANDS");
    page.commands(spec);
    page.macro("SH NOTES");
    page.macro("nf");
    for (String text : spec.usageMessage().footer()) {
      page.line(text);
    }
    page.macro("fi");
    return page.out.toString();
  }

  private void commands(CommandSpec spec) {
    for (CommandLine line : spec.subcommands().values()) {
      CommandSpec command = line.getCommandSpec();
      Help help = line.getHelp();
      macro("SS " + command.qualifiedName());
      macro("nf");
      help.synopsis(0).lines().forEach(this::line);
      macro("fi");
      for (String paragraph : command.usageMessage().description()) {
        macro("PP");
        line(paragraph);
      }
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        macro("TP");
        line(parameter.paramLabel());
        line(filled(parameter.description(), parameter.defaultValueString()));
      }
      options(command, true);
      commands(command);
    }
  }

  private void options(CommandSpec spec, boolean below) {
    for (OptionSpec option : spec.options()) {
      boolean known = option.inherited() || STANDARD.contains(option.longestName());
      if (!(option.hidden() || below && known)) {
        macro("TP");
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        line(String.join(", ", option.names()) + value);
        line(filled(option.description(), option.defaultValueString()));
      }
    }
  }

  private static String filled(String[] description, String fallback) {
    return String.join(" ", description).replace("${DEFAULT-VALUE}", fallback);
  }

  private void macro(String macro) {
    out.append('.').append(macro.replace("\\", "\\e")).append('\n');
  }

  /**
   * Text, in which nothing is a command: neither backslashes nor points and quotes at the start.
   */
  private void line(String text) {
    String plain = text.replace("%n", " ").replace("%%", "%");
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    boolean command = escaped.startsWith(".") || escaped.startsWith("'");
    out.append(command ? "\\&" : "").append(escaped).append('\n');
  }
}
