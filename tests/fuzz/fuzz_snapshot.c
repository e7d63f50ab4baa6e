/*
 * fuzz_snapshot.c — any bytes as a snapshot whose hashes are right (T54).
 *
 * A fuzzer does not guess hashes; so they are put right here, and what the
 * reader then takes must be sound: every record and string of it is looked at.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/snapshot_file.h"
#include "records.h"

typedef struct pair {
    str name;
    uint64_t number;
    str other;
} pair;

enum { PARTS = 2 };

static const part_layout layout[PARTS] = {
    {sizeof(pair), 2, {offsetof(pair, name), offsetof(pair, other)}, NULL},
    {sizeof(uint32_t), 0, {0}, NULL},
};

static void put_right(char *bytes, size_t len)
{
    snapshot_header *h = (void *)bytes; /* of malloc */
    snapshot_entry *table = (snapshot_entry *)(h + 1);
    memcpy(h->magic, SNAPSHOT_MAGIC, sizeof h->magic);
    h->identity = kith_snapshot_identity(layout, PARTS);
    h->key = 7;
    h->parts = PARTS;
    for (size_t i = 0; i <= PARTS; i++)
        if (table[i].offset <= len && table[i].bytes <= len - table[i].offset)
            table[i].hash = kith_hash(
                (str){bytes + table[i].offset, (size_t)table[i].bytes}, 0);
    h->table = snapshot_table_hash(table, PARTS);
    h->check = snapshot_check(h);
}

static size_t look_at(str text)
{
    size_t sum = text.len;
    for (size_t i = 0; i < text.len; i++)
        sum += (unsigned char)text.ptr[i];
    require(!text.ptr || text.ptr[text.len] == '\0');
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static char path[64];
    if (len < sizeof(snapshot_header) + snapshot_table_bytes(PARTS))
        return 0;
    if (!path[0])
        snprintf(
            path, sizeof path, "%s/kith-fuzz-snapshot-%ld",
            access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
            (long)getpid());
    char *copy = malloc(len);
    require(copy != NULL);
    memcpy(copy, bytes, len);
    put_right(copy, len);
    FILE *file = fopen(path, "wb");
    require(file && chmod(path, 0600) == 0);
    require(fwrite(copy, 1, len, file) == len && fclose(file) == 0);
    free(copy);

    snapshot s;
    snapshot_part part[PARTS];
    if (kith_snapshot_read(path, 7, layout, part, PARTS, &s)) {
        const pair *pairs = part[0].at;
        const uint32_t *numbers = part[1].at;
        volatile size_t sum = 0;
        for (size_t i = 0; i < part[0].count; i++)
            sum += look_at(pairs[i].name) + look_at(pairs[i].other);
        for (size_t i = 0; i < part[1].count; i++)
            sum += numbers[i];
        (void)sum;
        kith_snapshot_close(&s);
    }
    unlink(path);
    return 0;
}
