package org.anlage.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Completes commands and their options; the shell's own commands by name.
 *
 * @param spec the command line
 * @param others other commands
 */
record CommandCompleter(CommandSpec spec, Supplier<Set<String>> others) implements Completer {
  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<CharSequence> words = new ArrayList<>();
    String[] given = line.words().toArray(String[]::new);
    AutoComplete.complete(spec, given, line.wordIndex(), 0, line.cursor(), words);
    words.forEach(word -> candidates.add(new Candidate(word.toString())));
    if (line.wordIndex() == 0) {
      others.get().forEach(name -> candidates.add(new Candidate(name)));
    }
  }
}
