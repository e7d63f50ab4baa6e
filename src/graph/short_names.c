/*
 * short_names.c — a name and the forms it is called by, a row a name.
 *
 * Common ones only: what is not here is proposed by its other signs, and a row
 * too many proposes strangers. A form may stand in several rows. A word is
 * looked up once, however often it occurs: reading the rows is fast enough.
 */
#include "graph/short_names.h"

/* clang-format off */
static const char *const rows[] = {
    "abigail abby abbie gail", "abraham abe bram", "albert al bert bertie",
    "alejandro alex ale", "aleksandr sasha alex aleksander alexander",
    "alexander alex al xander sasha sandy alec", "alexandra alex sandra sasha",
    "alfred al fred freddie", "amanda mandy", "andreas andi andy",
    "andrew andy drew", "angela angie", "ann annie nan", "anthony tony",
    "antonio tony toni", "arthur art", "barbara barb babs",
    "benjamin ben benny", "bernard bernie", "bradley brad",
    "caroline carol carrie", "catherine cathy cat kate katie kathy katy",
    "charles charlie chuck chas", "charlotte lottie charlie", "christian chris",
    "christina chris tina", "christine chris tina",
    "christopher chris kit topher", "clifford cliff", "cynthia cindy",
    "daniel dan danny", "david dave davey", "deborah deb debbie debra",
    "dennis denny", "dimitri dima mitya", "dmitri dima mitya",
    "dominic dom nick", "donald don donnie", "dorothy dot dottie",
    "douglas doug", "edward ed eddie ned ted teddy",
    "elizabeth beth betsy betty eliza liz liza lizzie libby lisa",
    "emily em emmy", "eugene gene", "evelyn eve", "florence flo",
    "frances fran frankie", "francisco paco pancho", "frank frankie",
    "franklin frank", "frederick fred freddie rick", "gabriel gabe",
    "gabriela gabi gaby", "george georgie", "gerald gerry jerry",
    "geoffrey geoff jeff", "gregory greg", "guillermo memo", "gwendolyn gwen",
    "harold hal harry", "henry hank harry hal", "isabella bella izzy isa",
    "jacob jake", "jacqueline jackie", "james jim jimmy jamie", "jane janie",
    "janet jan", "jason jay", "jeffrey jeff", "jennifer jen jenny",
    "jeremy jerry", "jessica jess jessie", "john jack johnny jon",
    "jonathan jon jonny", "jose pepe", "joseph joe joey jo",
    "josephine jo josie", "joshua josh", "judith judy", "julia julie",
    "katarzyna kasia", "katherine kate kathy katie katy kat kit",
    "kathryn kate kathy katie", "kenneth ken kenny", "kimberly kim",
    "lawrence larry", "laurence larry", "leonard len lenny leo", "leslie les",
    "lillian lil lily", "louis lou", "louise lou", "lucille lucy",
    "magdalena magda lena", "malgorzata gosia", "manuel manny manolo",
    "marcus marc mark",
    "margaret maggie meg peg peggy marge margie greta rita daisy",
    "maria mia masha", "martha marty", "martin marty", "matthew matt matty",
    "matthias matt", "maximilian max", "maxwell max", "melissa mel missy",
    "michael mike mick mickey misha", "mikhail misha mike",
    "mohammed mo mohamed muhammad mohammad", "nancy nan", "natalia natasha nat",
    "natalie nat", "nathan nate nat", "nathaniel nate nat",
    "nicholas nick nicky nico", "nicole nicki nikki nico", "nikolai kolya nick",
    "olivia liv livvy", "oliver ollie", "pamela pam",
    "patricia pat patty trish tricia", "patrick pat paddy", "paul paulie",
    "peter pete", "philip phil pip", "phillip phil", "rachel rach",
    "ralph ralphie", "raymond ray", "rebecca becky becca",
    "richard dick rich richie rick ricky", "robert bob bobby bert rob robbie",
    "roberta bobbie", "rodney rod", "roger rog", "ronald ron ronnie",
    "rosemary rose rosie", "russell russ", "samantha sam sammy",
    "samuel sam sammy", "sandra sandy", "sarah sally sadie", "sean shawn shaun",
    "sebastian seb", "sergei seryozha serge", "sidney sid", "sophia sophie",
    "stanley stan", "stephanie steph", "stephen steve stevie",
    "steven steve stevie", "susan sue susie suzy", "susanna sue susie",
    "sylvia syl", "tatiana tanya", "terence terry", "teresa terry tess",
    "theodore ted teddy theo", "theresa terry tess", "thomas tom tommy",
    "timothy tim timmy", "tobias toby tobi", "ulrich uli", "valentina val",
    "valerie val", "veronica ronnie vera", "victor vic", "victoria vicky tori",
    "vincent vince", "virginia ginny", "vladimir vlad volodya",
    "walter walt wally", "wilhelm willi will",
    "william bill billy liam will willie", "yekaterina katya kate",
    "zachary zach zack",
};
/* clang-format on */

/* Whether `word` is one of the words of `row`. */
static bool has_word(str row, str word)
{
    for (size_t begin = 0; begin < row.len;) {
        size_t end = str_find(row, begin, ' ');
        if (str_equal(str_slice(row, begin, end), word))
            return true;
        begin = end + 1;
    }
    return false;
}

size_t kith_short_groups(str word, uint16_t group[static SHORT_GROUPS])
{
    enum { LONGEST = 11 }; /* of the words above */
    size_t count = 0;
    if (word.len < 2 || word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (count < SHORT_GROUPS && has_word(str_from(rows[i]), word))
            group[count++] = (uint16_t)i;
    return count;
}
