// Between which letters the accented ones of names stand, and how often, by groups of languages: made by
// scripts/make-letter-habits.mjs from the name lists of @faker-js/faker (MIT), which are invented or common.

/**
 * Each as the letter between the kinds of its neighbours (`v` a vowel, `c` a consonant, `_` no letter) and
 * how many of the names have it so: `cév12`.
 */
export const LETTER_HABITS = {
  western:
    '_ác14 _áv2 _âc1 _åc4 _æc1 _çv5 _èc2 _éc39 _év1 _íc3 _ñv1 _óc4 _õv1 _öc7 _öv1 _øc3 _üc3 _þv3 _šc7 _šv11 _žc1 _žv5 cà_6 cá_95 các137 cáv8 câ_1 câc5 câv1 cãv4 cä_2 cäc52 cäv5 cåc8 cæc4 cç_1 cçv16 cè_6 cèc53 cé_30 céc240 cév78 cê_1 cêc2 cë_1 cëc1 cì_5 cí_1 cíc93 cív37 cî_1 cò_8 có_1 cóc73 cóv1 côc7 cõc1 cõv2 cöc114 cøc13 cøv1 cù_1 cú_3 cúc25 cûc1 cü_2 cüc102 cüv3 cý_7 cýc4 cþv1 cš_1 cšc1 cšv4 cž_1 cžc1 cžv3 vá_1 vác16 vâ_1 vâc1 vã_1 vãv3 vç_3 vçc1 vçv3 vè_2 vèc5 vé_19 véc14 vë_6 vëc71 víc11 vív2 vîc2 vï_4 vïc71 vïv3 vð_1 vðc1 vðv1 vñv53 vóc9 vöc1 vù_1 vúc4 vüc1 vš_12 všc13 všv22 vž_2 vžc2 vžv8',
  central:
    '_ác9 _ćv10 _čc2 _čv100 _ďv6 _đv26 _ľv11 _łv8 _řv13 _śc6 _šc88 _šv138 _żc1 _żv8 _žc7 _žv56 _șc3 _șv1 cá_1231 các629 câc2 cäc1 cé_4 céc65 cí_6 cíc465 có_6 cóc59 cöc8 cúc17 cüc5 cý_82 cýc40 că_13 căc21 cąc20 cćv6 cč_1 cčc10 cčv162 cďv2 cđv16 cęc18 cěc90 cľv2 cłv31 cňv4 cő_2 cőc1 cřv52 cš_3 cšc8 cšv59 cťv10 ců_5 cůc25 cűc5 cź_1 cźc1 cż_1 cżc1 cżv2 cž_1 cžc2 cžv52 cțv11 vác70 vé_2 véc1 vóc3 vöc1 vąc6 vć_933 vćc53 vćv31 vč_43 včc152 včv247 vď_1 vďc1 vďv4 vđ_1 vđc1 vđv24 vęc4 vľ_1 vľc2 vľv3 vł_11 vłc10 vłv27 vń_4 vńc63 vň_7 vňc12 vňv22 vř_25 vřc7 vřv82 vś_5 vśc12 vš_108 všc178 všv300 vť_1 vťv3 vźc6 vż_1 vżc1 vżv10 vž_16 vžc18 vžv112 vș_2 vșv5 vț_5 vțv24',
  turkish:
    '_âc1 _çv52 _öc26 _öv2 _üc11 _İc43 _şv43 câ_1 câc28 câv1 cç_13 cçc1 cçv64 cî_1 cöc58 cöv2 cûc1 cü_21 cüc212 cüv3 cı_67 cıc239 cıv12 cşv26 vâ_1 vâc1 vç_35 vçc11 vçv46 vöc2 vüc7 vğ_26 vğc98 vğv78 vıc22 vş_66 vşc25 vşv49',
  baltic:
    '_õv1 _üc1 _āc10 _ąc1 _čv3 _ēc3 _ģv3 _īc1 _ķv4 _šc4 _šv6 _ūc2 _žv8 cäc1 cäv1 cõc1 cõv1 cüc2 cāc73 cēc31 cė_6 cģv5 cīc126 cķv2 cļv2 cš_41 cšc2 cšv1 cūc26 cžc1 cžv4 vāc6 včc3 včv4 vģv7 vīc3 vķv12 vļc3 vļv8 vņc43 vņv42 všc6 všv1 vžc5 vžv2',
} as const;
