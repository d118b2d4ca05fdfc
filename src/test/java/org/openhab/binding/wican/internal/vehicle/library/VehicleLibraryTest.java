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
package org.openhab.binding.wican.internal.vehicle.library;

import static java.nio.charset.StandardCharsets.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;

/**
 * Tests for {@link VehicleLibrary} and the user's folder.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class VehicleLibraryTest {

    private static final int BUNDLED = BundledProfiles.read().profiles().size();
    private static final String LEAF = "nissan-leaf-ze1";
    private static final long MEBIBYTE = 1024 * 1024;

    private final Path folder;
    private final VehicleLibrary library;

    VehicleLibraryTest(@TempDir Path directory) {
        folder = directory.resolve("vehicles");
        library = new VehicleLibrary(folder);
    }

    @Test
    void withoutAFolderThereAreTheBundledProfiles() {
        assertEquals(BUNDLED, library.all().size());
        assertEquals(List.of(), library.problems());
        assertFalse(Files.exists(folder));
    }

    @Test
    void theFolderMayComeLaterAndGoAgain() throws IOException {
        library.all();
        write("own.json", own("make-car", "Car"));
        assertEquals(BUNDLED + 1, library.all().size());

        Files.delete(folder.resolve("own.json"));
        Files.delete(folder);
        assertEquals(BUNDLED, library.all().size());
    }

    @Test
    void bothFormatsAreReadBesideTheBundledProfiles() throws IOException {
        write("own.json", own("make-car", "Car"));
        write("single.json", "{'car_model':'Maker: One','init':'ATSP6;','pids':[" + pid("{'SOC':'B4/2'}") + "]}");
        write("all.json", "{'cars':[" + car("Maker: Two") + "," + car("Maker: Three") + "]}");

        assertEquals(List.of(), library.problems());
        assertEquals(BUNDLED + 4, library.all().size());
        assertEquals("Make Car", label("make-car"));
        assertEquals("Maker One", label("wican-maker-one"));
        assertEquals("Maker Two", label("wican-maker-two"));
        assertEquals("Maker Three", label("wican-maker-three"));
        assertEquals(Evidence.RECORDED, library.find(LEAF).orElseThrow().evidence());
    }

    @Test
    void aUsersProfileReplacesTheBundledOneWithItsId() throws IOException {
        write("leaf.json", own(LEAF, "My own"));
        assertEquals(BUNDLED, library.all().size());
        assertEquals("Make My own", label(LEAF));

        Files.delete(folder.resolve("leaf.json"));
        assertTrue(label(LEAF).startsWith("Nissan Leaf"));
    }

    @Test
    void ofTwoFilesWithTheSameIdTheLastCounts() throws IOException {
        write("b.json", own("make-car", "Second"));
        write("a.json", own("make-car", "First"));

        assertEquals("Make Second", label("make-car"));
    }

    @Test
    void aMistakeIsReportedWithFileEntryAndReasonAndTheRestIsRead() throws IOException {
        write("good.json", own("make-good", "Good"));
        write("half.json", "{'make':'Make','vehicles':[" + vehicle("make-bad", "Bad").replace("B10/2", "B10//2") + ","
                + vehicle("make-half", "Half") + "]}");
        write("maker.json", "{'cars':[" + car("Maker: Bad").replace("B4/2", "B4/") + "," + car("Maker: Car") + "]}");

        assertEquals(List.of(
                new ProfileProblem("half.json", "vehicle 1 (make-bad)",
                        "query 1: value 1: 'B10//2', column 5: '/' is not expected here"),
                new ProfileProblem("maker.json", "Maker: Bad, pid 221234",
                        "SOC: 'B4/', column 4: the expression ends too early"),
                new ProfileProblem("maker.json", "Maker: Bad", "nothing of this car can be read")), library.problems());
        assertEquals(BUNDLED + 3, library.all().size());
        assertTrue(Stream.of("make-good", "make-half", "wican-maker-car").allMatch(id -> library.find(id).isPresent()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "7", "{\"make\":", "not JSON", "<html></html>" })
    void whatIsNoProfileIsReportedAndTheOthersAreRead(String text) throws IOException {
        write("bad.json", text);
        assertOnlyBadIsReported();
    }

    @Test
    void whatCannotBeReadIsReportedAndTheOthersAreRead() throws IOException {
        write("bad.json", "[".repeat(100_000));
        assertOnlyBadIsReported();

        Files.write(folder.resolve("bad.json"), own("make-bad", "Citroën").getBytes(ISO_8859_1));
        assertOnlyBadIsReported();

        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("bad.json").toFile(), "rw")) {
            file.setLength(9 * MEBIBYTE);
        }
        assertOnlyBadIsReported();

        Files.delete(folder.resolve("bad.json"));
        Files.createDirectory(folder.resolve("bad.json"));
        assertOnlyBadIsReported();
    }

    @Test
    void aProblemStaysUntilItIsRepaired() throws IOException {
        write("own.json", "{");
        List<ProfileProblem> problems = library.problems();
        library.all();
        library.all();
        assertEquals(1, problems.size());
        assertEquals(problems, library.problems());

        write("own.json", own("make-car", "Car"));
        assertEquals(List.of(), library.problems());
        assertTrue(library.find("make-car").isPresent());
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws IOException {
        write("own.json", "\uFEFF" + own("make-car", "Citroën"));

        assertEquals("Make Citroën", label("make-car"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Profile.JSON", "sub/p.json", "a/b/c/Deep.Json", "with blank.json" })
    void fileNamesOfAllKindsAreRead(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        write(name, own("make-car", "Car"));

        assertEquals("Make Car", label("make-car"));
        write(name, "{");
        assertEquals(List.of(name), library.problems().stream().map(ProfileProblem::file).toList());
    }

    @Test
    void fileNamesWithAHiddenExtensionAreReported() throws IOException {
        write("own.json.txt", own("make-car", "Car"));

        assertTrue(library.find("make-car").isEmpty());
        assertEquals(
                List.of(new ProfileProblem("own.json.txt", "", "is not read: the name of a profile ends in .json")),
                library.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = { ".own.json", ".git/own.json", "._own.json", "1/2/3/4/5/own.json" })
    void fileNamesThatAreNotMeantForUsAreIgnored(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        write(name, own("make-car", "Car"));

        assertEquals(BUNDLED, library.all().size());
        assertEquals(List.of(), library.problems());
    }

    @Test
    void ofTwoFilesInFoldersTheLastByNameCounts() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        write("c.json", own("make-car", "Third"));
        write("b/a.json", own("make-car", "Second"));
        write("a.json", own("make-car", "First"));

        assertEquals("Make Third", label("make-car"));
        Files.delete(folder.resolve("c.json"));
        assertEquals("Make Second", label("make-car"));
    }

    @Test
    void aFolderThatLeadsBackToItselfDoesNoHarm() throws IOException {
        write("own.json", own("make-car", "Car"));
        Files.createSymbolicLink(folder.resolve("again"), folder);

        assertEquals("Make Car", label("make-car"));
        assertEquals(List.of(), library.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = { "own.txt", "own.json.bak", "own.json~", "own", "json", "README.md" })
    void otherFilesAreIgnored(String name) throws IOException {
        write(name, own("make-car", "Car"));

        assertEquals(BUNDLED, library.all().size());
        assertEquals(List.of(), library.problems());
    }

    @Test
    void aProfileThatLooksWrongIsReadAllTheSame() throws IOException {
        write("own.json", own("make-car", "Car").replace("B10/2", "B10/5"));

        assertEquals("Make Car", label("make-car"));
        assertEquals(List.of(), library.problems());
        assertEquals(
                List.of("make-car, SOC, B10=FF: it can't exceed 51 %; mend the factor or the range",
                        "make-car, SOC, B10=FF: bytes that often stand for \"not known\" give 51 %;"
                                + " narrow the range, add a condition, or say under \"believe\" why they are true"),
                library.findings().stream().map(Finding::toString).toList());
    }

    @Test
    void whatLooksWrongIsForgottenOnceItIsMended() throws IOException {
        write("own.json", own("make-car", "Car").replace("B10/2", "B10/5"));
        library.all();
        write("own.json", own("make-car", "Mended car"));

        assertEquals(List.of(), library.findings());
    }

    /** The UI waits for the list: for 3000 profiles, examining them took three minutes. */
    @Test
    void whatLooksWrongIsFoundWhileNobodyWaitsForIt() throws IOException {
        Deque<Runnable> aside = new ArrayDeque<>();
        VehicleLibrary patient = new VehicleLibrary(folder, aside::add);
        write("own.json", "{'make':'Make','vehicles':[" + IntStream.range(0, 300)
                .mapToObj(number -> vehicle("make-" + number, "Car")).collect(Collectors.joining(",")) + "]}");

        assertEquals(BUNDLED + 300, patient.all().size());
        assertEquals(BUNDLED + 300, patient.all().size());
        assertEquals(1, aside.size(), "one at a time");
        int examined = 0;
        while (!aside.isEmpty()) {
            aside.remove().run();
            examined++;
        }
        assertEquals(Examiner.MOST, examined - 1, "bounded; the last finds nothing more to do");
        patient.all();
        assertEquals(0, aside.size(), "nothing has changed");
    }

    @Test
    void whatIsExaminedOnDemandIsBoundedToo() throws IOException {
        write("own.json",
                "{'make':'Make','vehicles':[" + IntStream.range(0, 300)
                        .mapToObj(number -> vehicle("make-" + number, "Car").replace("B10/2", "B10/5"))
                        .collect(Collectors.joining(",")) + "]}");

        assertEquals(Examiner.MOST, new VehicleLibrary(folder, task -> {
        }).findings().stream().filter(finding -> finding.toString().contains("exceed")).count());
    }

    /** Its owner can't mend it: what looks wrong there is only told on the console. */
    @Test
    void theMakersCarsAreNotExaminedWhenTheirFileIsRead() throws IOException {
        write("all.json", "{'cars':[" + car("Maker: Two").replace("B4/2", "B4/5") + "]}");

        assertEquals("Maker Two", label("wican-maker-two"));
        assertEquals(List.of(), library.findings());
    }

    @Test
    void whatIsLoggedIsLoggedOnlyOnce() {
        OnlyOnce<String> log = new OnlyOnce<>();

        assertEquals(List.of("a", "b"), log.fresh(List.of("a", "b")));
        assertEquals(List.of("c"), log.fresh(List.of("a", "c")));
        assertEquals(List.of("b"), log.fresh(List.of("b", "a", "c")));
    }

    @Test
    void onlyAChangedFileIsReadAgain() throws IOException {
        write("a.json", own("make-a", "One"));
        write("b.json", own("make-b", "One"));
        VehicleProfile a = library.find("make-a").orElseThrow();
        VehicleProfile b = library.find("make-b").orElseThrow();
        assertSame(a, library.find("make-a").orElseThrow());

        write("b.json", own("make-b", "Two"));
        Files.setLastModifiedTime(folder.resolve("b.json"), FileTime.from(Instant.now().plusSeconds(10)));

        assertSame(a, library.find("make-a").orElseThrow());
        assertNotSame(b, library.find("make-b").orElseThrow());
        assertEquals("Make Two", label("make-b"));
    }

    @Test
    void aFileThatHasOnlyGrownIsReadAgain() throws IOException {
        Path file = write("own.json", own("make-car", "Car"));
        FileTime time = Files.getLastModifiedTime(file);
        library.all();

        write("own.json", own("make-car", "Longer car"));
        Files.setLastModifiedTime(file, time);

        assertEquals("Make Longer car", label("make-car"));
    }

    @Test
    void aDeletedFileDisappearsAndAnAddedOneAppears() throws IOException {
        Path file = write("a.json", own("make-a", "A"));
        library.all();

        Files.delete(file);
        write("b.json", own("make-b", "B"));

        assertEquals(Optional.empty(), library.find("make-a"));
        assertEquals("Make B", label("make-b"));
        assertEquals(BUNDLED + 1, library.all().size());
    }

    @Test
    void profilesAreSortedByMakeAndModel() throws IOException {
        write("own.json", own("make-car", "Car"));
        List<String> labels = library.all().stream().map(VehicleProfile::label).toList();
        List<String> plain = labels.stream().map(label -> label.replace('Š', 'S').replace('ë', 'e')).toList();

        assertEquals(plain.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), plain);
        assertTrue(labels.contains("Make Car"));
    }

    @Test
    void anUnknownIdIsNotFound() {
        assertEquals(Optional.empty(), library.find("nissan-leaf-ze1x"));
        assertEquals(Optional.empty(), library.find("NISSAN-LEAF-ZE1"));
        assertEquals(Optional.empty(), library.find(""));
    }

    @ParameterizedTest
    @CsvSource({ "nissan-leaf-ze1x, nissan-leaf-ze1", "NISSAN-LEAF-ZE1, nissan-leaf-ze1",
            "nisan-leaf-ze1, nissan-leaf-ze1", "nissan_leaf_ze1, nissan-leaf-ze1", "leaf ze1, nissan-leaf-ze1",
            "hyundai-ioniq5, hyundai-ioniq-5", "Ioniq 5, hyundai-ioniq-5", "bmwi3, bmw-i3",
            "skoda enyak, skoda-enyaq" })
    void theNearestIdOfAMisspeltOneIsTheRightOne(String misspelt, String right) {
        assertEquals(right, library.nearest(misspelt, 3).get(0));
    }

    @Test
    void theNearestIdsOfAModelAreThoseOfTheModel() {
        List<String> nearest = library.nearest("leaf nissan", 3);

        assertEquals(3, nearest.size());
        assertTrue(nearest.stream().allMatch(id -> id.startsWith("nissan-leaf-")), nearest.toString());
    }

    @Test
    void theNearestIdsAreThoseOfTheUserToo() throws IOException {
        write("own.json", own("make-car", "Car"));

        assertEquals("make-car", library.nearest("make-cars", 1).get(0));
    }

    private void assertOnlyBadIsReported() throws IOException {
        write("good.json", own("make-good", "Good"));

        assertEquals(List.of("bad.json"), library.problems().stream().map(ProfileProblem::file).toList());
        assertEquals("", library.problems().get(0).entry());
        assertFalse(library.problems().get(0).reason().isEmpty());
        assertEquals("Make Good", label("make-good"));
        assertEquals(BUNDLED + 1, library.all().size());
    }

    private String label(String id) {
        return library.find(id).orElseThrow().label();
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }

    private static String own(String id, String model) {
        return "{'make':'Make','vehicles':[" + vehicle(id, model) + "]}";
    }

    private static String vehicle(String id, String model) {
        return "{'id':'" + id + "','model':'" + model + "','queries':[{'request':'7E4','service':'220101','values':["
                + "{'name':'SOC','expression':'B10/2','unit':'%','min':0,'max':100}]}]}";
    }

    private static String car(String name) {
        return "{'car_model':'" + name + "','init':'ATSP6;','pids':["
                + pid("[{'name':'SOC','expression':'B4/2','unit':'%','min':'0','max':'100'}]") + "]}";
    }

    private static String pid(String parameters) {
        return "{'pid':'221234','pid_init':'ATSH701;','parameters':" + parameters + "}";
    }
}
