/*
 * Copyright (c) 2026 Contributors to the WiCAN binding for openHAB
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.wican.internal.vehicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.AnswerReceiver;
import org.openhab.binding.wican.internal.diagnostics.Progress;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * The {@link Recordings} are answers of real cars, and frames that they send by themselves, with the values that are
 * known to be in them, written down in
 * {@code src/test/resources/recordings}: blocks of lines, separated by blank lines, with the cars, the source, the
 * request or the word {@code heard}, the frames, and the values or the word {@code none}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Recordings {

    private static final Pattern FRAME = Pattern.compile("([0-7][0-9A-F]{2}|[01][0-9A-F]{7}) ([0-9A-F]{2}){1,8}");
    private static final String HEARD = "heard";
    private static final Pattern VALUE = Pattern.compile("[A-Z][A-Z0-9_]* -?[0-9]+(\\.[0-9]+)?");
    private static final Pattern BLANK_LINES = Pattern.compile("\\R(\\h*\\R)+");

    private Recordings() {
    }

    /**
     * A recorded answer of one car, or frames that it sent by itself.
     *
     * @param car the profile's id
     * @param source where the recording is from
     * @param ask request id and service; {@code heard} if nobody asked
     * @param frames the answer, or what was heard
     * @param values what is in it, by parameter; empty if no value may be read from it
     */
    public record Recording(String car, String source, String ask, List<CanFrame> frames, Map<String, Double> values) {

        boolean asks(Query query) {
            return query.request().toString().equals(ask.replace(" ", ": "));
        }

        boolean isHeard() {
            return HEARD.equals(ask);
        }

        /** Reads what the car sent by itself as the binding does. */
        Map<String, Double> heardBy(VehicleProfile profile) {
            Map<String, Double> heard = new LinkedHashMap<>();
            for (CanFrame frame : frames) {
                profile.broadcasts().stream().filter(broadcast -> broadcast.id().equals(frame.id()))
                        .forEach(broadcast -> heard.putAll(broadcast.decode(frame.bytes(0, frame.length())).values()));
            }
            return heard;
        }

        /** Puts the answer together as the binding does. */
        Optional<Answer> answerTo(Query query) {
            AnswerReceiver receiver = new AnswerReceiver(query.request());
            for (CanFrame frame : frames) {
                if (receiver.accept(frame) instanceof Progress.Complete complete) {
                    return Optional.of(complete.answer());
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return car + ", " + ask + (values.isEmpty() ? ", none" : "") + ", " + source;
        }
    }

    /**
     * @return all recordings; one of several cars once for each of them
     */
    static List<Recording> all() {
        return files().stream().flatMap(file -> parse(text(file)).stream()).toList();
    }

    /**
     * @param text the text of a file
     * @return its recordings
     */
    public static List<Recording> parse(String text) {
        return Stream.of(BLANK_LINES.split(text)).flatMap(block -> recordings(block).stream()).toList();
    }

    private static List<Path> files() {
        try {
            Path folder = Path.of(Objects.requireNonNull(Recordings.class.getResource("/recordings")).toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Recording> recordings(String block) {
        List<String> cars = new ArrayList<>();
        String source = "";
        String ask = "";
        List<CanFrame> frames = new ArrayList<>();
        Map<String, Double> values = new LinkedHashMap<>();
        boolean none = false;
        List<String> lines = block.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            if ("car".equals(words[0])) {
                cars.add(words[1]);
            } else if ("source".equals(words[0])) {
                source = words[1];
            } else if ("ask".equals(words[0])) {
                ask = words[1];
            } else if (HEARD.equals(line)) {
                ask = line;
            } else if (FRAME.matcher(line).matches()) {
                frames.add(Recorded.frame(words[0], words[1]));
            } else if (VALUE.matcher(line).matches()) {
                values.put(words[0], Double.valueOf(words[1]));
            } else if ("none".equals(line)) {
                none = true;
            } else {
                throw new IllegalStateException("a recording has the line '" + line + "'");
            }
        }
        boolean whole = !cars.isEmpty() && !source.isEmpty() && !ask.isEmpty() && !frames.isEmpty();
        if (!lines.isEmpty() && !(whole && none == values.isEmpty())) {
            throw new IllegalStateException("a recording is not complete:\n" + block);
        }
        String from = source;
        String request = ask;
        return cars.stream().map(car -> new Recording(car, from, request, frames, values)).toList();
    }
}
