package org.anlage.recordings;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.HdfFile;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of an HDF5 file, each looked at only when it is asked for, so that one that jHDF
 * cannot read does not keep the others from being read. Soft links are followed, and external ones
 * to files in the same folder.
 */
final class Hdf5Tree {
  private static final String MATLAB = "MATLAB";
  private static final int DEEPEST = 32;
  private static final int MOST = 10_000;

  /** Groups in which MATLAB keeps the contents of cells and objects. */
  private static final Set<String> INTERNAL = Set.of("#refs#", "#subsystem#");

  private static final Set<String> MATLAB_NUMBERS =
      Set.of(
          "double", "single", "logical", "int8", "uint8", "int16", "uint16", "int32", "uint32",
          "int64", "uint64");

  private final HdfFile file;

  Hdf5Tree(HdfFile file) {
    this.file = file;
  }

  /** Where an object is: in this file, or in one that it links to. */
  record Place(HdfFile file, long address) {
    HdfBackingStorage storage() {
      return new BoundedStorage(file.getHdfBackingStorage());
    }

    ObjectHeader header() {
      return ObjectHeader.readObjectHeader(storage(), address);
    }
  }

  /**
   * Something in the file.
   *
   * @param path from the root
   * @param text shape of a dataset of numbers, or why it is none
   * @param numbers whether it is a dataset of numbers that can be read
   */
  record Entry(String path, String text, boolean numbers) {}

  private record Link(String name, long address, String target, String targetFile) {}

  /** The object at a path, if the file has one. */
  Optional<Place> find(String path) {
    return find(new Place(file, file.getAddress()), "", parts(path), 0);
  }

  /** An object in a group. */
  Optional<Place> find(Place group, String path) {
    return find(group, "", parts(path), 0);
  }

  /** The dataset at a place. */
  static Dataset dataset(Place place, String path) {
    return DatasetLoader.createDataset(
        place.storage(), place.header(), String.join("/", parts(path)), place.file());
  }

  /** Whether what is at a place is a group. */
  static boolean isGroup(Place place) {
    ObjectHeader header = place.header();
    return !header.hasMessageOfType(DataSpaceMessage.class)
        && !header.hasMessageOfType(DataTypeMessage.class);
  }

  /** Why a dataset is not one of numbers; empty if it is. */
  static String notNumbers(Dataset dataset) {
    String matlab = attribute(dataset, "MATLAB_class").orElse("");
    if (!matlab.isEmpty() && !MATLAB_NUMBERS.contains(matlab)) {
      return "a " + MATLAB + " " + matlab;
    }
    if (dataset.getAttribute("MATLAB_empty") != null) {
      return "an empty " + MATLAB + " array";
    }
    if (dataset.getDataType() instanceof Reference) {
      return "references to other objects";
    }
    if (!Hdf5Values.isNumber(dataset.getDataType())) {
      return "elements of " + dataset.getDataType().getClass().getSimpleName();
    }
    if (dataset.isScalar()) {
      return "a single number";
    }
    return dataset.getSize() == 0 ? "no elements" : "";
  }

  /** An attribute of text or of one number. */
  static Optional<String> attribute(Node node, String name) {
    Attribute attribute = node.getAttribute(name);
    Object value = attribute == null ? null : attribute.getData();
    return Optional.ofNullable(value instanceof Object[] a && a.length == 1 ? a[0] : value)
        .map(String::valueOf);
  }

  /** All datasets of numbers, and all that cannot be read, by their paths. */
  List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    walk(new Place(file, file.getAddress()), "", entries, new HashSet<>(), 0);
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  private void walk(Place group, String path, List<Entry> into, Set<Place> seen, int depth) {
    if (depth > DEEPEST || into.size() > MOST || !seen.add(group)) {
      return; // links can lead in circles
    }
    List<Link> links;
    try {
      links = links(group);
    } catch (RuntimeException e) {
      into.add(new Entry(path.isEmpty() ? "/" : path, cause(e), false));
      return;
    }
    for (Link link : links) {
      String inner = path + "/" + link.name();
      if (path.isEmpty() && INTERNAL.contains(link.name())) {
        continue;
      }
      try {
        Optional<Place> place = follow(group, path, link, 0);
        if (place.isEmpty()) {
          into.add(new Entry(inner, "a link that leads nowhere", false));
        } else if (isGroup(place.get())) {
          walk(place.get(), inner, into, seen, depth + 1);
        } else if (place.get().header().hasMessageOfType(DataSpaceMessage.class)) {
          Dataset dataset = dataset(place.get(), inner);
          String not = notNumbers(dataset);
          if (not.isEmpty() || not.contains(MATLAB)) {
            String shape = Arrays.toString(dataset.getDimensionsAsLong());
            into.add(new Entry(inner, not.isEmpty() ? shape : not, not.isEmpty()));
          }
        }
      } catch (RuntimeException e) {
        into.add(new Entry(inner, cause(e), false));
      }
    }
  }

  /** What went wrong first, in the words of the library. */
  static String cause(Throwable e) {
    Throwable first = e;
    while (first.getCause() != null && first.getCause() != first) {
      first = first.getCause();
    }
    return first.getMessage() == null ? first.toString() : first.getMessage();
  }

  private Optional<Place> find(Place group, String path, List<String> names, int depth) {
    if (names.isEmpty()) {
      return Optional.of(group);
    }
    for (Link link : links(group)) {
      if (link.name().equals(names.get(0))) {
        List<String> rest = names.subList(1, names.size());
        return follow(group, path, link, depth)
            .flatMap(place -> find(place, path + "/" + link.name(), rest, depth));
      }
    }
    return Optional.empty();
  }

  private Optional<Place> follow(Place group, String path, Link link, int depth) {
    if (depth > DEEPEST) {
      throw new HdfException("links lead in a circle at " + path + "/" + link.name());
    }
    if (link.target().isEmpty()) {
      return Optional.of(new Place(group.file(), link.address()));
    }
    if (!link.targetFile().isEmpty()) {
      HdfFile other = beside(group.file(), link);
      return find(new Place(other, other.getAddress()), "", parts(link.target()), depth + 1);
    }
    boolean absolute = link.target().startsWith("/");
    Place start = absolute ? new Place(group.file(), group.file().getAddress()) : group;
    return find(start, absolute ? "" : path, parts(link.target()), depth + 1);
  }

  private static HdfFile beside(HdfFile from, Link link) {
    Path here = from.getFileAsPath().toAbsolutePath().normalize();
    Path target = here.resolveSibling(link.targetFile()).normalize();
    if (!target.equals(here.resolveSibling(target.getFileName()))) {
      throw new HdfException(
          "the external link leads out of the folder, to "
              + link.targetFile()
              + "; put that file beside this one, or read it itself");
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new HdfException(
          "the external link leads to the file " + link.targetFile() + ", which is not there");
    }
    HdfFile other = new HdfFile(target);
    from.addExternalFile(other);
    return other;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .toList();
  }

  private static List<Link> links(Place group) {
    ObjectHeader header = group.header();
    if (header.hasMessageOfType(SymbolTableMessage.class)) {
      return oldLinks(group, header.getMessageOfType(SymbolTableMessage.class));
    }
    if (!header.hasMessageOfType(LinkInfoMessage.class)) {
      return List.of();
    }
    LinkInfoMessage info = header.getMessageOfType(LinkInfoMessage.class);
    List<LinkMessage> messages = new ArrayList<>();
    if (info.getBTreeNameIndexAddress() < 0) {
      messages.addAll(header.getMessagesOfType(LinkMessage.class));
    } else {
      FractalHeap heap = new FractalHeap(group.storage(), info.getFractalHeapAddress());
      BTreeV2<LinkNameForIndexedGroupRecord> index =
          new BTreeV2<>(group.storage(), info.getBTreeNameIndexAddress());
      for (LinkNameForIndexedGroupRecord record : index.getRecords()) {
        messages.add(
            LinkMessage.fromBuffer(heap.getId(record.getId()), group.storage().getSuperblock()));
      }
    }
    return messages.stream()
        .map(
            link ->
                switch (link.getLinkType()) {
                  case HARD -> new Link(link.getLinkName(), link.getHardLinkAddress(), "", "");
                  case SOFT -> new Link(link.getLinkName(), 0, link.getSoftLink(), "");
                  case EXTERNAL ->
                      new Link(
                          link.getLinkName(), 0, link.getExternalPath(), link.getExternalFile());
                })
        .toList();
  }

  private static List<Link> oldLinks(Place group, SymbolTableMessage table) {
    BTreeV1 tree = BTreeV1.createGroupBTree(group.storage(), table.getBTreeAddress());
    ByteBuffer names = new LocalHeap(group.storage(), table.getLocalHeapAddress()).getDataBuffer();
    List<Link> links = new ArrayList<>();
    for (long child : tree.getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(group.storage(), child).getSymbolTableEntries()) {
        String name = text(names, entry.getLinkNameOffset());
        links.add(
            entry.getCacheType() == 2
                ? new Link(name, 0, text(names, entry.getLinkValueOffset()), "")
                : new Link(name, entry.getObjectHeaderAddress(), "", ""));
      }
    }
    return links;
  }

  private static String text(ByteBuffer names, int from) {
    int end = from;
    while (names.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    names.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
